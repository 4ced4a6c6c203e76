import { projectRoot } from '../../../src/settings/project-root';
import { randomEdits } from '../../../tools/random-edits/edits';

jest.setTimeout(300_000);

test('random edits through the forms are live and right, or refused: never live and wrong', async () => {
  const { made, live, refused, added, takenOut, takenBack, broken } = await randomEdits(
    200,
    7,
    projectRoot(),
  );
  expect(made).toBe(200);
  expect(broken).toBe(0);
  expect(live).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(10);
  expect(added).toBeGreaterThan(2);
  expect(takenOut).toBeGreaterThan(2);
  expect(takenBack).toBeGreaterThan(2);
});
