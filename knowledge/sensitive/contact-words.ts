import type { Contact, Contacts, ContactName } from '../loading/sensitive-entry';

const UNNAMED: Readonly<Record<ContactName, string>> = {
  informationGovernance: "your trust's information governance team",
  communications: "your trust's communications team",
  safeguarding: "your trust's safeguarding team",
  freedomToSpeakUp: "your trust's Freedom to Speak Up Guardian",
  security: "your trust's security team",
  wellbeing: "your trust's staff wellbeing service",
};

/** A sentence with each {team} named as the organisation names it, or as "your trust's …" until it does. */
export function nameContacts(sentence: string, contacts: Contacts): string {
  const named = sentence.replace(/\{(\w+)\}/g, (whole, team: string) =>
    Object.hasOwn(UNNAMED, team) ? contactName(team as ContactName, contacts) : whole,
  );
  return named.charAt(0).toUpperCase() + named.slice(1);
}

/** How to reach a team that the organisation has filled in: "Contact: IG office (01234 567890)". */
export const contactLine = (team: ContactName, contacts: Contacts): string =>
  `Contact: ${contactName(team, contacts)}.`;

function contactName(team: ContactName, contacts: Contacts): string {
  const contact = contacts[team];
  if (contact === undefined) return UNNAMED[team];
  const ways = [contact.phone, contact.email, contact.url, contact.hours].filter(isGiven);
  return `${contact.name ?? UNNAMED[team]}${ways.length === 0 ? '' : ` (${ways.join(', ')})`}`;
}

const isGiven = (value: Contact[keyof Contact]): value is string => value !== undefined;
