type Ask = (who: string, year: string) => string;

/**
 * How staff ask for one figure, by what is counted. Every second one is of the half that is looked at while building;
 * the others are kept for the end.
 */
export const ONE: Readonly<Record<string, readonly Ask[]>> = {
  recent: [
    (who, year) => `what percentage of ${who} used the internet in ${year}?`,
    (who, year) => `In ${year}, roughly what share of ${who} were going online?`,
    (who, year) => `${who} online ${year}`,
    (who, year) =>
      `could you tell me the proportion of ${who} who had been on the internet in ${year}`,
    (who, year) => `internet use among ${who}, ${year}`,
    (who, year) => `for a funding bid I need the rate of internet use for ${who} during ${year}`,
    (who, year) => `how common was being online for ${who} in ${year}`,
    (who, year) =>
      `I am drafting a report and want to quote what % of ${who} were recent internet users back in ${year}`,
    (who, year) => `wat % of ${who} were online in ${year}`,
    (who, year) => `${who} internet use ${year} pls`,
    (who, year) => `hi, do you have the ${year} percentage for ${who} using the internet?`,
    (who, year) => `${year}: ${who} online?`,
    (who, year) => `do we know what % of ${who} used the internet in ${year}`,
    (who, year) => `internet usge ${who} ${year}`,
    (who, year) => `for our digital inclusion strategy - ${who} going online, ${year} figure`,
    (who, year) => `out of all ${who}, what proportion had used the web in ${year}`,
    (who, year) => `${who}: share who were online, ${year}`,
    (who, year) => `${year} stats on ${who} being online`,
    (who, year) => `ONS figure for ${who} online ${year}`,
    (who, year) => `hey signpost what percent of ${who} use the net (${year})`,
    (who, year) => `what was the ${year} rate of internet use for ${who}`,
    (who, year) => `how many in every 100 ${who} were on the internet in ${year}`,
    (who, year) => `need a stat for a slide: ${who} on the internet, ${year}`,
    (who, year) => `can u tell me the % of ${who} who used the internet in ${year} thx`,
    (who, year) => `percentage ${who} online, year ${year}`,
    (who, year) => `${who} - % recent internet users - ${year}`,
    (who, year) => `were most ${who} online in ${year}?`,
    (who, year) => `In ${year}, what percentage of ${who} said they had been online lately`,
    (who, year) => `what's the ${year} internet use percentage among ${who}`,
    (who, year) => `INTERNET USE ${who.toUpperCase()} ${year}`,
    (who, year) => `is there a figure for ${who} accessing the internet in ${year}`,
    (who, year) => `how connected were ${who} in ${year}`,
    (who, year) => `${who} who use the internet, % in ${year}`,
    (who, year) =>
      `my manager wants the ${year} number for ${who} that are online, as a percentage`,
    (who, year) => `% ${who} online ${year}`,
    (who, year) => `whats teh percentage of ${who} useing the internet in ${year}`,
  ],
  never: [
    (who, year) => `what percentage of ${who} had never used the internet in ${year}?`,
    (who, year) => `${who} who had never been online, ${year} figure please`,
    (who, year) => `never used the internet: ${who} ${year}`,
    (who, year) => `In ${year} how big a share of ${who} had never gone online at all?`,
    (who, year) => `what % of ${who} have never been on the internet (${year})`,
    (who, year) => `${who} never online ${year}`,
    (who, year) => `${year} figures for ${who} that have never used the internet`,
    (who, year) => `how big is the share of ${who} who'd never used the web in ${year}`,
    (who, year) => `never used internet ${who} ${year}`,
    (who, year) => `${who} who've never gone online - percentage for ${year} please`,
    (who, year) => `what percentage of ${who} hadn't ever used the internet in ${year}`,
    (who, year) => `${year} % of ${who} who have not ever been online`,
    (who, year) => `share of ${who} who never use the internet, ${year}`,
    (who, year) => `in ${year} what proportion of ${who} had never once been online`,
    (who, year) => `never-users among ${who} in ${year}`,
    (who, year) => `need the ${year} percentage of ${who} that never used teh internet`,
  ],
  lapsed: [
    (who, year) => `what share of ${who} were lapsed internet users in ${year}`,
    (who, year) => `${who} who last went online more than three months ago, ${year}`,
    (who, year) => `lapsed users ${who} ${year}`,
    (who, year) => `proportion of ${who} that had stopped using the internet in ${year}?`,
    (who, year) => `lapsed internet users, ${who}, ${year}`,
    (who, year) => `what % of ${who} used to be online but not any more, ${year}`,
    (who, year) => `${who} who have used the internet but not in the past three months ${year}`,
    (who, year) => `${who} last online over 3 months ago, ${year}`,
    (who, year) => `${year} percentage of ${who} who had lapsed`,
    (who, year) => `ex internet users ${who} ${year}`,
    (who, year) => `what proportion of ${who} were former internet users in ${year}`,
    (who, year) => `${who} no longer online ${year}`,
  ],
  'lapsed-or-never': [
    (who, year) => `what percentage of ${who} were not online in ${year}`,
    (who, year) => `${who} who had not used the internet in the last three months, ${year}`,
    (who, year) => `offline ${who} ${year}`,
    (who, year) => `In ${year} what share of ${who} were internet non-users?`,
    (who, year) => `${who} offline in ${year} - what %?`,
    (who, year) => `what % of ${who} weren't online in ${year}`,
    (who, year) => `what proportion of ${who} didn't use the internet in ${year}`,
    (who, year) => `${who} not using the internet ${year}`,
    (who, year) => `% of ${who} that hadn't been online in the past 3 months, ${year}`,
    (who, year) => `non-users ${who} ${year}`,
    (who, year) => `${year} share of ${who} who are not internet users`,
    (who, year) => `${who} not online yr ${year}`,
    (who, year) => `what percentage of ${who} do not go online (${year})`,
    (who, year) => `percentage of ${who} who did not use the internet, ${year}`,
  ],
};

/** The same without a year, which mean the last one. */
export const NOW: readonly ((who: string) => string)[] = [
  (who) => `what % of ${who} use the internet now`,
  (who) => `${who} online?`,
  (who) => `latest % of ${who} on the internet`,
  (who) => `how many ${who} are online these days, as a percentage`,
  (who) => `current internet use ${who}`,
  (who) => `what proportion of ${who} use the internet`,
];

export const COUNTS: Readonly<Record<string, readonly Ask[]>> = {
  recent: [
    (who, year) => `how many ${who} used the internet in ${year}`,
    (who, year) => `number of ${who} online in ${year}, in thousands`,
    (who, year) => `how many ${who} were online in ${year}`,
    (who, year) => `number of ${who} using the internet ${year}`,
    (who, year) => `no. of ${who} on the internet in ${year}`,
    (who, year) => `${who} online in ${year} in thousands`,
    (who, year) => `roughly how many ${who} went online in ${year}`,
    (who, year) => `headcount of ${who} who used the internet ${year}`,
    (who, year) => `how many thousand ${who} used the internet in ${year}`,
    (who, year) => `In ${year} how many ${who} had been online, as a number not a %`,
  ],
  never: [
    (who, year) => `how many ${who} had never been online in ${year}`,
    (who, year) => `number of ${who} who never used the internet ${year}`,
    (who, year) => `how many ${who} have never used the internet (${year})`,
    (who, year) => `${who} never online ${year}, how many thousand`,
  ],
  'lapsed-or-never': [
    (who, year) => `how many ${who} were not online in ${year}`,
    (who, year) => `number of ${who} offline ${year}`,
  ],
};

export const LIMITED: Readonly<Record<string, string>> = {
  recent: 'who were online',
  never: 'who had never used the internet',
  'lapsed-or-never': 'not online',
};
export const LIMITS: readonly Ask[] = [
  (who, year) => `95% confidence interval for ${who} in ${year}`,
  (who, year) => `upper and lower confidence limits, ${who}, ${year}`,
  (who, year) => `${who} ${year} with the margin of error`,
  (who, year) => `what is the CI on the ${year} figure for ${who}?`,
  (who, year) => `how sure are we about the share of ${who} in ${year}`,
  (who, year) => `margin of error on ${who} ${year}`,
  (who, year) => `what's the 95% CI for ${who} in ${year}`,
  (who, year) => `${who} ${year}, plus or minus?`,
  (who, year) => `confidence interval ${who} ${year}`,
  (who, year) => `upper and lower bounds for % of ${who} (${year})`,
  (who, year) => `how precise is the ${year} figure for ${who}`,
  (who, year) => `${who} ${year} 95% confidence limits`,
  (who, year) => `how accurate is the figure for ${who} ${year}`,
  (who, year) => `95% range for ${who} ${year}`,
  (who, year) => `with confidence intervals please: ${who}, ${year}`,
  (who, year) => `error margin ${who} ${year}`,
  (who, year) => `how confident can I be in the ${year} % for ${who}`,
  (who, year) => `how wide is the confidence interval for ${who} in ${year}`,
];

type Two = (one: string, other: string, year: string) => string;

export const COMPARE: readonly Two[] = [
  (one, other, year) => `${one} vs ${other} online in ${year}`,
  (one, other, year) => `are ${one} or ${other} more likely to be online (${year})`,
  (one, other, year) => `difference between ${one} and ${other} in internet use ${year}`,
  (one, other, year) => `how do ${one} compare to ${other} for internet use in ${year}`,
  (one, other, year) => `${one} compared with ${other}, % online, ${year}`,
  (one, other, year) => `is internet use higher among ${one} than ${other} in ${year}`,
  (one, other, year) => `${one} and ${other}, internet use, ${year}`,
  (one, other, year) => `gap between ${one} and ${other} online ${year}`,
  (one, other, year) => `${one} v ${other} ${year} internet use`,
  (one, other, year) => `what % of ${one} and of ${other} were online in ${year}`,
  (one, other, year) => `internet use in ${year}: ${one} against ${other}`,
  (one, other, year) => `who was more online in ${year}, ${one} or ${other}?`,
];

type Years = (who: string, from: string, to: string) => string;

export const SEVERAL: readonly Years[] = [
  (who, from, to) => `${who} online in ${from} and ${to}`,
  (who, from, to) => `${who} internet use ${from} vs ${to}`,
  (who, from, to) => `compare ${who} online in ${from} with ${to}`,
  (who, from, to) => `% of ${who} using the internet, ${from} and ${to}`,
  (who, from, to) => `internet use among ${who}: ${from} compared to ${to}`,
  (who, from, to) => `what % of ${who} were online in ${from}, and in ${to}?`,
];

/** Over the years from one to 2020. */
export const TREND: readonly ((who: string, from: string) => string)[] = [
  (who, from) => `trend in internet use for ${who} since ${from}`,
  (who, from) => `how has internet use changed among ${who} since ${from}`,
  (who, from) => `${who} online year by year from ${from}`,
  (who, from) => `has internet use gone up among ${who} since ${from}`,
  (who, from) => `${who} ${from}-2020 internet use`,
  (who, from) => `line chart of internet use for ${who} from ${from} to 2020`,
  (who, from) => `show me a graph of ${who} online over the years ${from} to 2020`,
  (who, from) => `from ${from} to 2020, how did ${who} going online change`,
];

type Ranks = (level: string, year: string) => string;

/** By the end that is asked for. `low`: the least of those online, or the most of those not. */
export const RANKS: Readonly<Record<string, readonly Ranks[]>> = {
  'recent high': [
    (level, year) => `which ${level} had the highest internet use in ${year}`,
    (level, year) => `best ${level} for internet use ${year}`,
    (level, year) => `which ${level} was most online in ${year}`,
    (level, year) => `top ${level} for being online, ${year}`,
    (level, year) => `what ${level} has the biggest share of internet users in ${year}`,
  ],
  'recent low': [
    (level, year) => `which ${level} had the lowest internet use in ${year}`,
    (level, year) => `worst ${level} for internet use ${year}`,
    (level, year) => `which ${level} was least online in ${year}`,
    (level, year) => `bottom ${level} for % online ${year}`,
    (level, year) => `what ${level} has the smallest share of internet users in ${year}`,
    (level, year) => `which ${level} did worst for being online in ${year}`,
  ],
  'never high': [
    (level, year) =>
      `which ${level} had the most people who'd never used the internet in ${year}, as a share`,
    (level, year) => `worst ${level} for never having used the internet ${year}`,
    (level, year) => `highest never used the internet by ${level} ${year}`,
    (level, year) =>
      `which ${level} had the biggest % of people who have never been online ${year}`,
  ],
  'never low': [
    (level, year) => `best ${level} for never used the internet ${year}`,
    (level, year) => `which ${level} had the lowest share never online in ${year}`,
  ],
};

export const CHANGES: readonly ((level: string, from: string, to: string) => string)[] = [
  (level, from, to) => `which ${level} improved most in internet use from ${from} to ${to}`,
  (level, from, to) => `biggest rise in being online by ${level} ${from} to ${to}`,
  (level, from, to) => `which ${level} grew the most online between ${from} and ${to}`,
  (level, from, to) => `what ${level} saw the largest increase in internet use ${from}-${to}`,
];

/** Charts of a whole dimension; with limits where the second says so. */
export const CHARTS: readonly ((by: string, year: string) => string)[] = [
  (by, year) => `chart of internet use ${by} ${year}`,
  (by, year) => `bar chart internet use ${by} in ${year}`,
  (by, year) => `can you plot % online ${by}, ${year}`,
  (by, year) => `draw me a graph of internet use ${by} for ${year}`,
];
export const LIMIT_CHARTS: readonly ((by: string, measure: string) => string)[] = [
  (by, measure) => `chart with error bars: ${measure} ${by} 2020`,
  (by, measure) => `plot ${measure} ${by} 2020 with confidence intervals`,
  (by, measure) => `bar chart of ${measure} ${by} in 2020 showing the margin of error`,
  (by, measure) => `graph of ${measure} ${by} 2020 with 95% confidence limits`,
];
