import { hasCheckDigit, numberRange } from './check-digit';
import { spans, type PatientDetail, type Span } from './detail';
import { aboutPatient } from './people';

/** Ten digits as people write them: together, 3 3 4, or a CHI number's 6 4. */
const TEN =
  /(?<![\d+£$€#@=/:.,-])(?:\d{10}|\d{3}([ .-]{1,2})\d{3}\1\d{4}|\d{6}[ -]\d{4})(?![\d%@]|[.,-]\d)/g;
const LABELLED =
  /\b(?:nhs|chi|hcn|h ?& ?c|h and c|health (?:and|&) (?:social )?care)(?: ?(?:no|num(?:ber)?|nbr|id|#)\b)?[\s.:#=-]{0,3}(?:(?:is|was|of|for|reads|:)\b)?[\s:]{0,2}(?<number>\d(?:[ .-]{0,2}\d){9})(?![\d]|[ -]\d)/gi;
/** What else ten digits can be. ISBN-10 even shares the check digit. */
const SOMETHING_ELSE =
  /\b(?:orders?|invoices?|p\.?o\.?|isbn(?:-10)?|tickets?|tracking|parcel|ref(?:erence)?|account|acct|a\/c|sort code|serial|fax|tel(?:ephone)?|phone|mob(?:ile)?|call|ring|text|dial|bleep|pager|ext(?:ension)?|booking|job|asset|barcode|transaction|timestamp|epoch|charity|company|registration|vat|licence|meeting id|passcode|pin|calls?|incident|helpdesk|datix|cas|grant|doi|pmid|id)\b(?: ?(?:no|number|num|id|code|#)\.?)?(?: (?:is|was|on|us on|at))?[\s.:#-]{0,3}$/;
const COUNTRY_CODE = /(?:\+ ?44|\b0044|\(0\)|\+\d{1,3}) ?$/;
const PLACEHOLDER = /^(?:1234567890|0123456789|0000000000|9999999999)$/;

/** NHS, CHI and Health and Care numbers: with the right check digit, or plainly called one. */
export function healthNumbers(text: string): readonly PatientDetail[] {
  const labelled = spans(text, LABELLED, 'number').map((span) => finding(text, span));
  const bare = spans(text, TEN)
    .filter((span) => isHealthNumber(text, span))
    .map((span) => finding(text, span));
  return [...labelled.filter((found) => !PLACEHOLDER.test(digitsOf(text, found))), ...bare];
}

function isHealthNumber(text: string, span: Span): boolean {
  const digits = digitsOf(text, span);
  if (!hasCheckDigit(digits) || numberRange(digits) === undefined || PLACEHOLDER.test(digits))
    return false;
  const lead = text.slice(Math.max(0, span.from - 40), span.from).toLowerCase();
  if (COUNTRY_CODE.test(lead)) return false;
  return !SOMETHING_ELSE.test(lead) || aboutPatient(lead);
}

const digitsOf = (text: string, { from, to }: Span): string =>
  text.slice(from, to).replace(/\D/g, '');

const finding = (text: string, span: Span): PatientDetail => ({
  kind: numberRange(digitsOf(text, span)) ?? 'nhs-number',
  ...span,
});

/** What hospitals call their own numbers. There is no national form: a label and five digits or more. */
const HOSPITAL =
  /\b(?:m\.?r\.?n\.?|(?:hosp(?:ital|\.)?|patient|pt|unit|pas|epr|emr|rio|emis|systmone|district|medical records?|health records?|case ?-?notes?|chart|k|x)[ -]?(?:id|i\.d\.|no|num(?:ber)?|ref(?:erence)?|identifier|#)|case ?-?notes)[\s.:#=-]{0,4}(?:(?:is|was|of|for)\b)?[\s:#]{0,3}(?<number>[a-z]{0,3}[ -]?\d(?:[ -]?\d){4,10}[a-z]?)\b/gi;
const TELEPHONE = /^0[12378]\d{8,9}$/;

/** Hospital numbers, known by the words before them. */
export function hospitalNumbers(text: string): readonly PatientDetail[] {
  return spans(text, HOSPITAL, 'number')
    .filter((span) => !TELEPHONE.test(text.slice(span.from, span.to).replace(/[ -]/g, '')))
    .map((span) => ({ kind: 'hospital-number', ...span }));
}
