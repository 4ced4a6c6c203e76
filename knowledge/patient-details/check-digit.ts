/**
 * Whether ten digits end in the right check digit. NHS numbers (England, Wales, Isle of Man), CHI numbers
 * (Scotland) and Health and Care numbers (Northern Ireland) all use this one: modulus 11, weights 10 down to 2.
 * Source: NHS Data Model and Dictionary, "NHS NUMBER", datadictionary.nhs.uk/attributes/nhs_number.html.
 */
export function hasCheckDigit(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  return checkDigit(digits.slice(0, 9)) === Number(digits[9]);
}

/** The check digit of nine digits; undefined where they have none and so are never issued. */
export function checkDigit(nine: string): number | undefined {
  const sum = [...nine.matchAll(/\d/g)].reduce(
    (total, [digit], i) => total + Number(digit) * (10 - i),
    0,
  );
  const digit = 11 - (sum % 11);
  if (digit === 10) return undefined;
  return digit === 11 ? 0 : digit;
}

export type HealthNumber = 'nhs-number' | 'chi-number' | 'health-and-care-number';

/**
 * Which country's number ten digits could be, by the ranges each is given; undefined outside them all.
 * 9 is kept for tests of the NHS number, and people try a guard with one.
 * Source for the ranges: NHS England, "NHS number" technical guidance; NHS Scotland, "CHI number" (day and month of
 * birth first); Business Services Organisation, "Health and Care Number".
 */
export function numberRange(digits: string): HealthNumber | undefined {
  if (/^[4679]/.test(digits)) return 'nhs-number';
  if (/^3[2-9]/.test(digits)) return 'health-and-care-number';
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? 'chi-number' : undefined;
}
