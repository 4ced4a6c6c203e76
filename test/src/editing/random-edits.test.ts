import { projectRoot } from '../../../src/settings/project-root';
import { randomEdits } from '../../../tools/random-edits/edits';

jest.setTimeout(300_000);

test('random edits through the forms are live and right, or refused: never live and wrong', async () => {
  const { live, refused, takenBack, broken } = await randomEdits(200, 7, projectRoot());
  expect(broken).toBe(0);
  expect(live).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(10);
  expect(takenBack).toBeGreaterThan(2);
});
