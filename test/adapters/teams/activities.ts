export const TENANT = '5f3a2c10-0000-4000-8000-00000000beef';
export const BOT = '28:bot';

type Place = 'personal' | 'groupChat' | 'channel';

const CONVERSATIONS: Record<Place, object> = {
  personal: { id: 'a:personal', conversationType: 'personal', tenantId: TENANT },
  groupChat: {
    id: '19:group@thread.v2',
    conversationType: 'groupChat',
    isGroup: true,
    tenantId: TENANT,
  },
  channel: {
    id: '19:channel@thread.tacv2;messageid=1700',
    conversationType: 'channel',
    isGroup: true,
    tenantId: TENANT,
    name: 'Communications',
  },
};

let made = 0;

/** An activity as Teams sends it, names included. */
export function activity(place: Place, service: string, changed: object = {}): object {
  made += 1;
  return {
    type: 'message',
    id: `activity-${made}`,
    timestamp: '2026-03-02T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: service,
    from: { id: '29:alex', name: 'Alex Wilber', aadObjectId: 'aad-alex' },
    recipient: { id: BOT, name: 'Signpost' },
    conversation: CONVERSATIONS[place],
    channelData: {
      tenant: { id: TENANT },
      ...(place === 'channel' && {
        team: { id: '19:team@thread.tacv2', name: 'Press office' },
        channel: { id: '19:channel@thread.tacv2' },
      }),
    },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web' }],
    locale: 'en-GB',
    textFormat: 'plain',
    ...changed,
  };
}

/** A message that mentions the bot, and whoever else is named. */
export function mentioning(
  place: Place,
  service: string,
  text: string,
  others: string[] = [],
): object {
  const mention = (id: string, name: string) => ({
    type: 'mention',
    mentioned: { id, name },
    text: `<at>${name}</at>`,
  });
  return activity(place, service, {
    text,
    entities: [mention(BOT, 'Signpost'), ...others.map((name) => mention(`29:${name}`, name))],
  });
}
