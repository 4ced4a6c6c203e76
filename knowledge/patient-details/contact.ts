import { around, before, spans, type PatientDetail, type Span } from './detail';
import { aboutPatient, besidePatient, distanceToName } from './people';

/** Source of the pattern: ideal-postcodes and gov.uk, "UK postcode format" (BS 7666). */
const POSTCODE =
  /\b(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPS-UW]|[A-HK-Y]\d[ABEHMNPRV-Y])) ?\d[ABD-HJLNP-UW-Z]{2}\b/gi;
const LIVES =
  /\b(?:lives|living|home address|address is|resident (?:at|of)|discharged (?:home )?to|her address|his address)\b/;
const WORKPLACE =
  /\b(?:hospital|trust|surgery|clinic|practice|centre|center|university|college|headquarters|hq|office|health board|icb|event|venue|conference|wing|building|unit|library|school|hall)\b/;

/** Two capitalised words, perhaps with a street, right before a postcode: "Ann Bell, 3 Orchard Close, LE4 9ZX". */
const ADDRESSEE =
  /(?:^|[^A-Za-z'-])[A-Z][a-z'-]{1,20} (?:[A-Z][A-Za-z'-]{1,20} )?[A-Z][A-Za-z'-]{1,20}(?: of)?, ?(?:\d{1,4}[a-zA-Z]? [A-Za-z' ]{3,30}, ?)?(?:[A-Z][a-z]{2,20}, ?)?$/;
/** What makes two capitalised words a place and not a person. */
const PLACE =
  /\b(?:street|road|lane|avenue|square|park|court|place|drive|way|hill|gardens|terrace|row|house|council|church|station|museum|stadium|theatre|hotel|society|ltd|foundation|association|department|st)\b,? ?$/i;
const SOMEBODY =
  /\b(?:she|he|her|his|him|hers|they|their|from|messaged|dmd|dm|wrote|commented|asked|asking|tagged|posted|patient|pt|client)\b/;

/** "patients postcode", with or without the apostrophe. */
const OWNED_POSTCODE =
  /\b(?:patient|pt|client|service user)'?s?'? (?:home )?(?:post ?code|address)\b.{0,15}$/;

/** Whether what stands before a postcode is a person's name, whoever it is, in words about somebody. */
function followsPerson(text: string, span: Span): boolean {
  const lead = text.slice(Math.max(0, span.from - 90), span.from);
  const name = ADDRESSEE.exec(lead)?.[0].split(',')[0] ?? '';
  return (
    name !== '' &&
    !PLACE.test(name) &&
    !WORKPLACE.test(before(text, span.from, 90)) &&
    SOMEBODY.test(around(text, span, 90))
  );
}

/** Postcodes beside somebody's name, or where somebody lives. */
export function postcodes(text: string, people: readonly Span[]): readonly PatientDetail[] {
  return spans(text, POSTCODE)
    .filter((span) => {
      const near = around(text, span, 90);
      if (aboutPatient(near) || LIVES.test(near)) return true;
      if (OWNED_POSTCODE.test(before(text, span.from, 60))) return true;
      if (followsPerson(text, span)) return true;
      return distanceToName(span, people) <= 60 && !WORKPLACE.test(near);
    })
    .map((span) => ({ kind: 'postcode', ...span }));
}

/** Source: Ofcom, National Telephone Numbering Plan: mobiles begin 07, other numbers 01, 02, 03 or 08. */
const MOBILE = /(?<![\d+])(?:(?:\+ ?44|0044) ?(?:\(0\))? ?7|07)(?:[ -]?\d){9}(?![\d])/g;
const LANDLINE = /(?<![\d+])(?:(?:\+ ?44|0044) ?(?:\(0\))? ?[12]|0[12])(?:[ -]?\d){8,9}(?![\d])/g;
const THEIR_NUMBER =
  /\b(?:patient|pt|service user|next of kin|nok|(?:her|his|their|patient's|pt's) (?:mum|mother|dad|father|daughter|son|wife|husband|partner|carer))(?:'s)?\b.{0,30}\b(?:number|no|tel|phone|mobile|mob|contact|home|landline|on|is|from)\b[^a-z]*$/;

/** "patients number" with the apostrophe left out; "patients phone 07…" may be a notice about a service. */
const OWNED =
  /\b(?:(?:patient|pt|client|service user)s?'? (?:mobile|mob|number|no|tel|e-?mail)|(?:patient|pt|client|service user) (?:phone|contact))\b.{0,20}$/;

/** A patient's telephone number, or that of a patient's family. */
export function phones(text: string): readonly PatientDetail[] {
  const mobiles = spans(text, MOBILE).filter(
    (span) => besidePatient(text, span, 70) || OWNED.test(before(text, span.from, 70)),
  );
  const landlines = spans(text, LANDLINE).filter(({ from }) => {
    const lead = before(text, from, 70);
    return THEIR_NUMBER.test(lead) && aboutPatient(lead);
  });
  return [...mobiles, ...landlines].map((span) => ({ kind: 'phone', ...span }));
}

const EMAIL = /[a-z0-9][\w.+-]{0,63}@(?<domain>[a-z0-9][a-z0-9.-]{0,100}\.[a-z]{2,10})\b/gi;
const WORK_DOMAIN =
  /(?:^|\.)(?:nhs\.uk|nhs\.net|nhs\.scot|hscni\.net|gov\.uk|gov\.scot|gov\.wales|ac\.uk|org\.uk|org|police\.uk|parliament\.uk|mod\.uk|example\.com)$/i;

/** Domains that people have too, when the words before say that it is theirs. */
const EITHER = /\.org$|(?:^|@)example\.com$/i;
/** What only a patient's own mail is about. */
const OWN_CARE =
  /\b(?:her|his|their) (?:[a-z-]+ )?(?:biopsy|scan|results?|appointment|operation|smear|diagnosis|referral|prescription|x-ray|treatment)\b/;
const THEIR_EMAIL = /\b(?:(?:patient|pt|client)'?s?|her|his) e-?mail(?: address)?(?: is|:)? ?$/;

/** A patient's own email address; addresses of organisations are left alone. */
export function emails(text: string): readonly PatientDetail[] {
  return spans(text, EMAIL)
    .filter((span) => {
      const domain = text.slice(span.from, span.to).split('@')[1] ?? '';
      const lead = before(text, span.from, 70);
      const theirs = THEIR_EMAIL.test(lead) && EITHER.test(domain);
      if (WORK_DOMAIN.test(domain) && !theirs) return false;
      return (
        besidePatient(text, span, 70) || OWNED.test(lead) || OWN_CARE.test(around(text, span, 70))
      );
    })
    .map((span) => ({ kind: 'email', ...span }));
}
