import type { Address, Bot } from '../ports';

/**
 * A bot for which the people on a list may manage any conversation of theirs, beside those whom the platform says
 * manage it. The list holds `adapter:id`, with the platform's own id of the person. `met` is told of the conversation
 * in which one of them writes to the bot alone.
 */
export function withAdmins(
  bot: Bot,
  admins: readonly string[],
  met: (at: Address) => void = () => undefined,
): Bot {
  if (admins.length === 0) return bot;
  const listed = new Set(admins);
  return (message) => {
    const { person, from } = message;
    if (person === undefined || !listed.has(`${from.adapter}:${person.id}`)) return bot(message);
    if (message.direct) met(from);
    const rooms = async (refs: readonly string[]) => {
      const found = (await person.rooms?.(refs)) ?? [];
      return found.map((room) => ({ ...room, manages: true }));
    };
    return bot({
      ...message,
      person: { ...person, admin: true, mayManage: () => Promise.resolve(true), rooms },
    });
  };
}
