import { localDate, PLATFORM_IDS, type CheckPost, type PlatformId } from '../../knowledge';
import type { Clock } from '../ports';

interface Typed {
  readonly text: string;
  readonly platform: string;
  readonly picture: boolean | undefined;
  readonly alt: string;
  readonly as: 'organisation' | 'myself';
}

/** The check of posts for the pane where they are typed. A post is looked at as of today; nothing of it is kept. */
export function createDraftChecker(check: CheckPost, clock: Clock, timeZone: string) {
  const look = ({ text, platform, picture, alt, as }: Typed) => {
    const place = PLATFORM_IDS.find((id) => id === platform);
    const found = check({
      text,
      platform: place,
      date: localDate(clock.now(), timeZone),
      picture,
      ...(picture === true ? { alt } : {}),
      as,
    });
    const { told } = found;
    return {
      level: found.check.verdict,
      verdict: told.verdict,
      findings: told.findings.map(({ finding, name, source, url, guidance }) => ({
        level: finding.level,
        name,
        message: finding.message,
        at: finding.at,
        quote: finding.quote,
        mended: finding.mended,
        source,
        url,
        guidance: guidance && { title: guidance.title, ask: `show ${guidance.id}` },
      })),
      asks: told.asks,
      right: told.right,
      counts: told.counts,
      mended: told.mended,
      contact: told.contact,
    };
  };
  const names = new Map<PlatformId, string>();
  return {
    look,
    /** Named when they are first asked for: naming them makes the rules ready. */
    get places() {
      if (names.size === 0)
        for (const { id, name } of check({ text: '' }).told.counts) names.set(id, name);
      return [...names].map(([value, label]) => ({ value, label }));
    },
  };
}
