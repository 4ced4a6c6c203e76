import type {
  DraftFinding,
  DraftLevel,
  DraftReader,
  DraftReport,
  TypedDraft,
} from './draft-reader';
import { html, safeUrl, type Html } from './html';
import type { Served } from './options';
import { copyable } from './render';
import { choose } from './select';

const EMPTY: TypedDraft = {
  text: '',
  platform: '',
  picture: undefined,
  alt: '',
  as: 'organisation',
};

/** The Check view: the draft and what is said of it on the left, what to look at on the right. */
export function draftView(served: Served, reader: DraftReader, draft?: TypedDraft): Html {
  const { text, platform, picture, alt, as } = draft ?? EMPTY;
  const report = text.trim() === '' ? undefined : reader.look(draft ?? EMPTY);
  const { counts } = report ?? reader.look(EMPTY);
  return html`<div class="view" data-drafts>
    <h1>Check before posting</h1>
    <p class="view__lead">
      What a good communications colleague would say before a post is public. Nothing you type here
      is kept. Please leave out anything about a patient.
    </p>
    <div class="draft">
      <form class="draft__form" method="post" action="/check" data-draft-form>
        <input type="hidden" name="token" value="${served.token}" />
        <label class="nhsuk-label draft__label" for="draft">Your draft</label>
        <div class="draft__box">
          <div class="draft__marks" data-draft-marks aria-hidden="true"></div>
          <textarea
            id="draft"
            name="draft"
            rows="8"
            maxlength="16000"
            spellcheck="true"
            autocomplete="off"
            aria-describedby="draft-counts"
          >
${text}</textarea>
        </div>
        ${counters(counts, platform)}
        <div class="filters">
          ${choose({
            name: 'platform',
            label: 'Where will it go?',
            chosen: platform,
            any: 'Not decided',
            options: reader.places,
          })}
          ${choose({
            name: 'picture',
            label: 'A picture or video?',
            chosen: picture === undefined ? '' : yesOrNo(picture),
            any: 'Not said',
            options: [
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ],
          })}
          ${choose({
            name: 'as',
            label: 'Who posts it?',
            chosen: as,
            options: [
              { value: 'organisation', label: 'My organisation' },
              { value: 'myself', label: 'I do, as myself' },
            ],
          })}
        </div>
        <div class="nhsuk-form-group" data-draft-alt>
          <label class="nhsuk-label" for="alt">Alternative text of the picture</label>
          <input class="nhsuk-input" id="alt" name="alt" value="${alt}" autocomplete="off" />
        </div>
        <button class="nhsuk-button" type="submit">Check</button>
      </form>
      <section class="draft__report" aria-labelledby="draft-verdict" data-draft-report>
        ${draftReport(report)}
      </section>
    </div>
    <div class="nhsuk-u-visually-hidden" role="status" data-draft-status></div>
  </div>`;
}

const yesOrNo = (yes: boolean): string => (yes ? 'yes' : 'no');

function counters(counts: DraftReport['counts'], platform: string): Html {
  return html`<ul
    class="draft__counts"
    id="draft-counts"
    aria-label="Characters left"
    data-draft-counts
  >
    ${counts.map(
      ({ id, name, left }) =>
        html`<li
          data-place="${id}"
          class="${left !== undefined && left < 0 ? 'is-over' : ''} ${id === platform ? 'is-chosen' : ''}"
        >
          ${name} <strong>${countOf(left)}</strong>
        </li>`,
    )}
  </ul>`;
}

/** "228 left", "12 over", "no limit". */
const countOf = (left: number | undefined): string => {
  if (left === undefined) return 'no limit';
  return left < 0 ? `${-left} over` : `${left} left`;
};

const LEVELS: Readonly<Record<DraftLevel, { readonly word: string; readonly tag: string }>> = {
  stop: { word: 'Stop and ask', tag: 'nhsuk-tag--red' },
  fix: { word: 'Put right', tag: 'nhsuk-tag--yellow' },
  think: { word: 'Think', tag: 'nhsuk-tag--blue' },
};

/** What is said of a draft; of none, what will be. */
export function draftReport(report: DraftReport | undefined): Html {
  if (report === undefined)
    return html`<h2 id="draft-verdict" tabindex="-1">Nothing to check yet</h2>
      <p>Type or paste a draft. What I find is listed here, the most serious first.</p>`;
  const { level, verdict, findings, asks, right, mended, contact } = report;
  return html`<h2 id="draft-verdict" class="draft__verdict draft__verdict--${level}" tabindex="-1">
      ${verdict}
    </h2>
    ${
      findings.length > 0 &&
      html`<ol class="draft__findings">
        ${byName(findings).map(thing)}
      </ol>`
    }
    ${asks !== undefined && html`<p>${asks}</p>`}
    ${right.length > 0 && html`<p class="draft__right">Already right: ${right.join(', ')}.</p>`}
    ${mended !== undefined && copyable({ label: 'Mended text', text: mended })}
    <p class="reply__note">${contact}</p>`;
}

type OfOneName = readonly [DraftFinding, ...DraftFinding[]];

/** The verdict counts things to do, and several hashtags are one of them: each is listed once, with all its places. */
function byName(findings: readonly DraftFinding[]): readonly OfOneName[] {
  const groups = new Map<string, [DraftFinding, ...DraftFinding[]]>();
  for (const one of findings) {
    const group = groups.get(one.name);
    if (group === undefined) groups.set(one.name, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function thing(places: OfOneName): Html {
  const [{ level, name, source, url, guidance }] = places;
  const { word, tag } = LEVELS[level];
  const safe = url === undefined ? undefined : safeUrl(url);
  return html`<li class="draft__finding">
    <h3><strong class="nhsuk-tag ${tag}">${word}</strong> ${name}</h3>
    ${places.map(placeOf)}
    <p class="reply__note">
      Source:
      ${safe === undefined ? source : html`<a href="${safe}" target="_blank" rel="noreferrer noopener">${source}</a>`}
    </p>
    ${
      guidance !== undefined &&
      html`<div class="draft__acts">
        <a
          class="draft__act"
          href="/?q=${encodeURIComponent(guidance.ask)}&amp;said=${encodeURIComponent(guidance.title)}"
          >Read the guidance<span class="nhsuk-u-visually-hidden">: ${guidance.title}</span></a
        >
      </div>`
    }
  </li>`;
}

function placeOf({ name, message, at, quote, mended }: DraftFinding): Html {
  const place = at === undefined ? '' : `${at.from}-${at.to}`;
  return html`${quote !== undefined && html`<p class="draft__quote">“${quote}”</p>`}
    <p>${message}${mended !== undefined && html` Write: <strong>${mended}</strong>`}</p>
    ${
      at !== undefined &&
      html`<div class="draft__acts">
        <button type="button" class="draft__act" data-draft-show="${place}" hidden>
          Show in the draft<span class="nhsuk-u-visually-hidden">: ${quote ?? name}</span>
        </button>
        ${
          mended !== undefined &&
          html`<button
            type="button"
            class="draft__act"
            data-draft-mend="${place}"
            data-words="${mended}"
            hidden
          >
            Write it so<span class="nhsuk-u-visually-hidden">: ${mended}</span>
          </button>`
        }
      </div>`
    }`;
}

/** The stretches to mark in the draft, in its order and apart: of those that overlap, the more serious. */
export function marksOf({ findings }: DraftReport): readonly {
  readonly from: number;
  readonly to: number;
  readonly level: DraftLevel;
}[] {
  const kept: { from: number; to: number; level: DraftLevel }[] = [];
  for (const { at, level } of findings)
    if (at !== undefined && !kept.some(({ from, to }) => from < at.to && at.from < to))
      kept.push({ from: at.from, to: at.to, level });
  return kept.sort((a, b) => a.from - b.from);
}
