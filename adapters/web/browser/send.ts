const token = document.querySelector<HTMLMetaElement>('meta[name="signpost-token"]')?.content ?? '';

/** Posts to our own server with the page's token. Rejects with words to show when it is refused or cannot be reached. */
export async function send<Answer>(path: string, body: object): Promise<Answer> {
  const response = await reach(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signpost-token': token },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

/** Asks our own server. Rejects with words to show when it refuses or cannot be reached. */
export async function reach(path: string, asking?: RequestInit): Promise<Response> {
  const response = await fetch(path, asking).catch(() => {
    throw new Error('Signpost is not answering. Check that it is still running, then try again.');
  });
  if (!response.ok) throw new Error(await response.text());
  return response;
}
