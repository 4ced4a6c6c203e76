import type { RuleName } from './draft';
import { ambiguousDate } from './date-rules';
import * as format from './format-rules';
import * as patient from './patient-rules';
import * as picture from './picture-rules';
import * as promotion from './promotion-rules';
import * as question from './question-rules';
import type { Rule } from './rule';
import * as wording from './wording-rules';

/** Every rule by its name. */
export const RULES: Readonly<Record<RuleName, Rule>> = {
  'patient-details': patient.patientDetails,
  'identifiable-by-circumstance': patient.identifiable,
  'asks-for-personal-details': patient.asksForDetails,
  'confirms-a-patient': patient.confirmsPatient,
  'medicine-promotion': promotion.medicinePromotion,
  'pre-election': promotion.preElection,
  length: format.length,
  'fancy-letters': format.fancyLetters,
  'alt-text': format.altText,
  'people-first-language': wording.peopleFirst,
  'ambiguous-date': ambiguousDate,
  links: format.links,
  'hashtag-case': format.hashtagCase,
  'hashtag-count': format.hashtagCount,
  'emoji-count': format.emojiCount,
  capitals: format.capitals,
  'negative-contraction': wording.negativeContraction,
  acronym: wording.acronym,
  jargon: wording.jargon,
  'long-sentence': wording.longSentence,
  spelling: wording.spelling,
  'suicide-or-death': question.suicideOrDeath,
  'photo-consent': picture.photoConsent,
  'individual-advice': question.individualAdvice,
  'colleague-named': question.colleagueNamed,
  'absolute-claim': question.absoluteClaim,
  'claim-without-source': question.claimWithoutSource,
  'others-work': question.othersWork,
  tone: question.tone,
  'reading-age': wording.readingAge,
};

/** The wordings that rules.yaml must have for each rule, and what each may fill in. */
export const RULE_WORDINGS: Readonly<Record<string, Rule['says']>> = Object.fromEntries(
  Object.entries(RULES).map(([name, { says }]) => [name, says]),
);
