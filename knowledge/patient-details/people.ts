import { around, spans, type PatientDetail, type Span } from './detail';

/**
 * Words for one person in somebody's care. The plural is left out on purpose: "patients can ring 0300 …" is a notice
 * about a service, and so is "patient advice line".
 */
const PATIENT =
  /\b(?:patient|pt|service user|care home resident|next of kin|nok)\b(?!'?\s+(?:advice|information|info|experience|liaison|safety|transport|services?|line|group|participation|portal|leaflet|records? system|engagement|feedback|involvement|access|education|stor(?:y|ies)|survey|helpline|enquir\w+|forum|panel|voice|care)\b)/;
const FAMILY =
  /\b(?:her|his|their|patient's|pt's|(?:mr|mrs|ms|miss|mx)\.? [a-z'-]{2,20}(?: [a-z'-]{2,20})?'s) (?:mum|mother|dad|father|daughter|son|wife|husband|partner|carer|gp)\b/;

/** Whether words are about one patient, rather than patients at large. */
export function aboutPatient(words: string): boolean {
  return PATIENT.test(words) || FAMILY.test(words);
}

/** Common first names across the communities the NHS serves; ones that are also everyday words are left out. */
export const FIRST_NAMES =
  'aaron|abdul|abigail|adam|ahmed|aisha|alan|albert|alexander|alfie|ali|alice|alison|amanda|amelia|amina|amy|andrea|andrew|angela|ann|anna|anne|annie|anthony|arthur|barbara|barry|ben|benjamin|bernard|beth|betty|brenda|brian|bridget|carl|carol|caroline|catherine|charles|charlie|charlotte|chloe|chris|christine|christopher|claire|clare|colin|connor|craig|daisy|daniel|danielle|darren|david|dawn|deborah|debbie|denise|dennis|derek|diane|donald|donna|doreen|dorothy|doris|douglas|edith|edward|eileen|elaine|eleanor|elizabeth|ella|ellen|elsie|emily|emma|eric|ethel|ethan|evelyn|fatima|fiona|florence|fred|frederick|gary|gareth|gavin|gemma|geoffrey|george|gerald|gillian|gladys|glenn|gordon|graham|hannah|harold|harriet|harry|hassan|hazel|heather|helen|henry|hilda|ian|ibrahim|irene|isabella|isla|ivy|jack|jacob|jacqueline|jake|james|jamie|jane|janet|janice|jasmine|jason|jayne|jean|jeffrey|jennifer|jenny|jessica|jill|joan|joanna|joanne|joe|john|jonathan|jordan|joseph|josh|joshua|joyce|judith|julia|julian|julie|june|karen|kate|katherine|kathleen|katie|keith|kelly|kenneth|kerry|kevin|khadija|kieran|kim|kirsty|kyle|laura|lauren|leanne|lee|leonard|leslie|lewis|liam|lilian|linda|lisa|lorraine|louise|lucy|luke|lynn|margaret|maria|marie|marilyn|marion|martin|mary|maryam|matthew|maureen|megan|melanie|michael|michelle|mohammad|mohammed|muhammad|nancy|natalie|natasha|neil|nicholas|nicola|nigel|noah|norma|norman|oliver|olivia|oscar|owen|pamela|patricia|paul|paula|pauline|peter|philip|phyllis|priya|rachel|rajesh|raymond|rebecca|richard|robert|roger|ronald|rosemary|roy|ruth|ryan|sally|samantha|samuel|sandra|sanjay|sara|sarah|sean|sharon|sheila|shirley|simon|sophie|stanley|stephanie|stephen|steven|stuart|sunita|susan|sylvia|teresa|terence|terry|thelma|thomas|timothy|tina|tom|toby|tracey|tracy|trevor|valerie|vera|veronica|victoria|vincent|violet|walter|wayne|wendy|william|winifred|yusuf|yvonne|zainab|zara|zoe';
/** What follows a first name in the name of a place or a thing: "St Thomas Hospital", "Elizabeth line". */
const NOT_SURNAMES =
  'hospital|street|road|lane|avenue|house|ward|wing|trust|centre|center|clinic|surgery|practice|university|college|unit|line|and|or|is|was|has|had|in|on|at|of|to|for|from|with|the|my|our|who|that|said|says|asked|wants|will|can|may|about|by|as|if|it|he|she|they|we|you';

const TITLED =
  /\b(?:Mr|Mrs|Ms|Mx|Miss|Master|mr|mrs|MR|MRS)\b\.? +(?!(?:word|office|society|patients?|out|you|the|it|this|that|an?|class)\b)(?:[A-Z]\.? +)?[A-Za-z][A-Za-z'-]+(?: [A-Z][a-z'-]+)?/g;
const KNOWN = new RegExp(
  `\\b(?:${FIRST_NAMES}) +(?:[a-z]\\.? +)?(?!(?:${NOT_SURNAMES})\\b)[a-z][a-z'-]{2,}\\b`,
  'gi',
);
const REVERSED = new RegExp(`\\b[A-Z][A-Za-z'-]+, +(?:${FIRST_NAMES})\\b`, 'gi');
const CLINICIAN =
  /\b(?:dr|doctor|prof|professor|nurse|sister|matron|consultant|author|(?<!\b(?:messaged|contacted|called|emailed|phoned|rung|approached|texted) )by|editor|sir|lord|dame|@)\.? *$/i;

/** Likely names of people, clinicians and authors left out. Only telling beside something else. */
export function names(text: string): readonly Span[] {
  return [TITLED, KNOWN, REVERSED]
    .flatMap((pattern) => spans(text, pattern))
    .filter(({ from }) => !CLINICIAN.test(text.slice(Math.max(0, from - 24), from)));
}

/** What comes between a patient and the patient's name. */
const CALLED =
  /\b(?:[Pp]atient|[Pp]t|[Ss]ervice user)(?:'s)?(?: is)? (?:called|named|name(?: is)?:?) ?(?<name>[A-Z][a-z'-]+ [A-Z][a-z'-]+)/g;
const BESIDE_PATIENT = /\b(?:patient|pt|service user)(?:'s name is| is|,|:| -| \()? *$/i;
const IN_CARE =
  /^(?![^.!?\n]{0,40}\b(?:i|i'm|my|our|works?|runs)\b)[^.!?\n]{0,40}\b(?:(?:in )?bed|(?:on )?ward|bay|side room|cubicle) ?[a-z]?\d|^[^.!?\n]{0,30}\b(?:was|is|been|being|got|has|had) (?:being )?(?:admitted|diagnosed|discharged|sectioned|readmitted|transferred to)\b/i;

/** Where a name follows the bed: "the girl in cubicle 4, Ella Marsh". */
const IN_BED = /\b(?:bed|bay|side room|cubicle) ?[a-z]?\d{1,2}[a-z]?(?:,| is| \(|:| -)? *$/i;
const A_WARD = /^ *(?:ward|wing|unit|hospital|suite|building|centre)\b/i;

/** A named patient: "my patient John Smith", "Mrs Ahmed in bed 6". */
export function namedPatients(text: string, people: readonly Span[]): readonly PatientDetail[] {
  const beside = people.filter(
    ({ from, to }) =>
      BESIDE_PATIENT.test(text.slice(Math.max(0, from - 24), from)) ||
      IN_CARE.test(text.slice(to, to + 80)) ||
      (IN_BED.test(text.slice(Math.max(0, from - 24), from)) &&
        !A_WARD.test(text.slice(to, to + 12))),
  );
  return [...beside, ...spans(text, CALLED, 'name')].map((span) => ({ kind: 'name', ...span }));
}

/** The nearest distance from a stretch to any name, in characters; infinite where there is none. */
export function distanceToName(span: Span, people: readonly Span[]): number {
  return people.reduce(
    (least, name) =>
      Math.min(
        least,
        name.to <= span.from ? span.from - name.to : Math.max(0, name.from - span.to),
      ),
    Infinity,
  );
}

/** Whether the sentence around a stretch is about one patient. */
export function besidePatient(text: string, span: Span, most: number): boolean {
  return aboutPatient(around(text, span, most));
}
