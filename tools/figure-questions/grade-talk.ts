import type { Reply } from '../../knowledge';
import type { Exchange } from './by-another-hand';
import { plainOf, type Grade } from './grade';

/** Compares a reply in a conversation with what was expected of it. */
export function gradeTalk({ expect, figures }: Exchange, reply: Reply): Grade {
  const whole = plainOf(reply);
  const answered =
    reply.kind === 'statistic' && !reply.results.some(({ kind }) => kind === 'later-figure');
  const none = /^says it has none/.test(expect);
  if (none)
    return answered && !whole.includes('published no confidence interval') ? 'wrong' : 'right';
  if (figures.length === 0) return answered ? 'right' : 'refused';
  const said = figures.filter((one) => whole.includes(one));
  const open = reply.kind === 'no-figure' && /no single|not held|no combined/.test(expect);
  if (said.length === figures.length && (reply.kind === 'statistic' || open)) return 'right';
  if (said.length > 0) return 'partial';
  return answered ? 'wrong' : 'refused';
}
