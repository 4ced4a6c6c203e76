import { html, type Html } from './html';

type Month = {
  readonly month: string;
  readonly lines: readonly { readonly name: string; readonly shown: string }[];
};

const NAMES = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "November 2026". */
export const monthName = (month: string): string => NAMES.format(new Date(`${month}-01T00:00:00Z`));

/** The Evidence view: one month's numbers, to read, to print and to take away. */
export function evidenceView(months: readonly string[], shown: Month): Html {
  return html`<div class="view evidence">
    <h1>Evidence</h1>
    <p class="view__lead">
      ${monthName(shown.month)} in numbers. Each is rounded to the nearest five, and small ones are
      not shown, so that nobody can be found in them.
    </p>
    <form method="get" action="/evidence" class="edit__find evidence__choose">
      <label class="nhsuk-label" for="evidence-month">Month</label>
      <select class="nhsuk-select" id="evidence-month" name="month">
        ${months.map(
          (month) =>
            html`<option value="${month}" ${month === shown.month && html`selected`}>
              ${monthName(month)}
            </option>`,
        )}
      </select>
      <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small">Show</button>
    </form>
    <table class="nhsuk-table edit__table">
      <caption class="nhsuk-table__caption">
        Signpost in ${monthName(shown.month)}
      </caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">How many</th>
        </tr>
      </thead>
      <tbody>
        ${shown.lines.map(
          ({ name, shown: count }) =>
            html`<tr>
              <td data-head="What">${name}</td>
              <td data-head="How many">${count}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="evidence__choose">
      <a href="/evidence.csv?month=${shown.month}">Take it away as a spreadsheet (CSV)</a>
    </p>
  </div>`;
}

/** The same as a CSV file. The numbers are our own, so nothing in them needs guarding. */
export function evidenceCsv({ month, lines }: Month): string {
  return [
    ['month', 'what', 'how many'],
    ...lines.map(({ name, shown }) => [month, `"${name}"`, shown]),
  ]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}
