import { spans, type PatientDetail } from './detail';
import { FIRST_NAMES } from './people';

const NAME = `(?:${FIRST_NAMES})`;
const AGE = '(?:[1-9]\\d?|1[01]\\d)';
/** "Ruby, 4,", "Ann (84)", "Wilf, aged 99": a first name with an age, told as one tells of a person. */
const NAME_AND_AGE = new RegExp(
  `\\b${NAME}(?: [A-Z][a-z'-]+)?(?:,? aged ${AGE}\\b|, ${AGE}(?=,| from\\b| (?:is|was|has|had|came|spent|broke|lost)\\b)| \\(${AGE}\\))`,
  'gi',
);
/** "84yo John", "84-year-old John". */
const AGE_AND_NAME = new RegExp(
  `\\b${AGE}(?: ?(?:yo|y/o|yr old)| ?-? ?years?[ -]old),? ${NAME}\\b(?! (?:and|or|ward|hospital|house|street))`,
  'gi',
);
/** "John in bed 6", "Dorothy in side room 2". */
const NAME_IN_BED = new RegExp(
  `\\b${NAME} (?:in|from) (?:bed|bay|side room|cubicle|cot) ?[a-z]?\\d{1,2}[a-z]?\\b`,
  'gi',
);
/** "Baby Arlo, 6lb 11oz". */
const NAMED_BABY =
  /\bbaby [A-Z][a-z'-]{1,20}\b[^.!?\n]{0,60}?\b\d{1,2} ?(?:lbs?|kg)(?: ?\d{1,2} ?oz)?\b/gi;
const ADULT =
  '(?:man|woman|gentleman|gent|lady|lad|lass|girl|boy|chap|bloke|guy|teenager|toddler|pensioner|patient|resident)';
/** "The man in bed 11", "our lady from side room 2". */
const SOMEBODY_IN_BED = new RegExp(
  `\\b(?:the|that|this|our|my) (?:[a-z]+ ){0,2}${ADULT} (?:in|from) (?:bed|bay|side room|cubicle|cot) ?[a-z]?\\d{1,2}[a-z]?\\b`,
  'gi',
);
/** "The 14-year-old on Ward 7 last night": an age, a ward and a time. */
const AGED_ON_WARD =
  /\b\d{1,3}[- ]?(?:years?[- ]old|yo|y\/o)\b[^.!?\n]{0,40}\b(?:on|in|from) (?:our )?(?:ward|bay|bed) ?[a-z]?\d{1,2}[a-z]?\b[^.!?\n]{0,40}\b(?:last night|tonight|today|yesterday|this (?:morning|afternoon|evening|week)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi;
/** "Born in the lift at 6lb 11oz", "arrived on Sunday weighing 1.4kg". */
const BIRTH_WEIGHT =
  /\b(?:born|arrived|delivered)\b[^.!?\n]{0,60}\b(?:\d{1,2} ?lbs? ?\d{1,2} ?oz|weighing (?:just |only )?\d(?:\.\d{1,2})? ?kg)\b/gi;
/** "Our oldest patient turned 104 on Sunday": told, and no question about telling. */
const OUTSTANDING =
  /\bour (?:oldest|youngest|longest[- ](?:staying|serving|waiting)|smallest|tiniest|heaviest) (?:patient|inpatient|resident|baby|newborn)\b,? (?:who |has |had |is |was |turn|went |goes |left |leaves |came |died|celebrat|weigh)/gi;
/** "A cyclist was airlifted to us from Crow Fell on Sunday": a rare event, its place and its day. */
const RARE_EVENT =
  /\b(?:airlifted|flown in|cut free|pulled out|winched)\b[^.!?\n]{0,50}\bfrom (?:the )?[A-Z][a-z]+[^.!?\n]{0,40}\b(?:last night|yesterday|this morning|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/g;
/** "Rest in peace Elsie": a tribute by name, in words about somebody's care. */
const TRIBUTE = new RegExp(
  `\\b(?:rest in peace|r\\.?i\\.?p\\.?|in (?:loving )?memory of|said goodbye to|fly high),? (?:our (?:dear|lovely) )?${NAME}\\b`,
  'gi',
);
/** Somebody's care: without a word of it, a name with an age is news. */
const IN_CARE =
  /\b(?:patient|ward|bed|bay|unit|hospital|hospice|icu|nicu|clinic|surgery|chemo\w*|operation|diagnos\w+|admitted|discharged|treated|theatre|cancer|stroke|oncology|a&e)\b/i;
/** An author, a colleague, a member of the public who is no patient. */
const NO_PATIENT =
  /\b(?:1[0-8]\d\d|19[0-7]\d|never been|rais(?:ed|ing) £|marathon|pony|dog|author|editor|nurse|doctor|dr|volunteer|porter|colleague|actor|singer|mp|consultant|professor|ceo|director)\b/i;

/**
 * Patients told without their full names: by first name with an age, by bed, by age with ward and day, by birth weight, as
 * the oldest or smallest, by a rare event with its place and day, in a tribute.
 */
export function circumstances(text: string): readonly PatientDetail[] {
  const near = ({ from, to }: { readonly from: number; readonly to: number }): string =>
    text.slice(Math.max(0, from - 90), to + 90);
  const aged = [...spans(text, NAME_AND_AGE), ...spans(text, AGE_AND_NAME)].filter(
    (span) => IN_CARE.test(near(span)) && !NO_PATIENT.test(near(span)),
  );
  const mourned = spans(text, TRIBUTE).filter(
    (span) => IN_CARE.test(near(span)) && !NO_PATIENT.test(near(span)),
  );
  const told = [
    NAME_IN_BED,
    NAMED_BABY,
    SOMEBODY_IN_BED,
    AGED_ON_WARD,
    BIRTH_WEIGHT,
    OUTSTANDING,
    RARE_EVENT,
  ].flatMap((pattern) => spans(text, pattern));
  return [...aged, ...mourned, ...told].map((span) => ({
    kind: 'circumstance',
    ...span,
  }));
}
