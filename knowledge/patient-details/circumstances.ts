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
/** Somebody's care: without a word of it, a name with an age is news. */
const IN_CARE =
  /\b(?:patient|ward|bed|bay|unit|hospital|hospice|icu|nicu|clinic|surgery|chemo\w*|operation|diagnos\w+|admitted|discharged|treated|theatre|cancer|stroke|oncology|a&e)\b/i;
/** An author, a colleague, a member of the public who is no patient. */
const NO_PATIENT =
  /\b(?:author|editor|nurse|doctor|dr|volunteer|porter|colleague|actor|singer|mp|consultant|professor|ceo|director)\b/i;

/** Patients told by first name with an age, a bed or a birth weight, in words about somebody's care. */
export function circumstances(text: string): readonly PatientDetail[] {
  const near = ({ from, to }: { readonly from: number; readonly to: number }): string =>
    text.slice(Math.max(0, from - 90), to + 90);
  const aged = [...spans(text, NAME_AND_AGE), ...spans(text, AGE_AND_NAME)].filter(
    (span) => IN_CARE.test(near(span)) && !NO_PATIENT.test(near(span)),
  );
  return [...aged, ...spans(text, NAME_IN_BED), ...spans(text, NAMED_BABY)].map((span) => ({
    kind: 'circumstance',
    ...span,
  }));
}
