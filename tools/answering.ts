/** Resolves once an address answers well, asked four times a second. Rejects when it has not within three minutes. */
export async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 720; tries += 1) {
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} did not answer within three minutes`);
}
