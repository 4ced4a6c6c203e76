import { readYaml, rememberYaml } from '../../../knowledge/loading/yaml';

test('remembers what was read last, and reads anew what was read long ago or differs', () => {
  const read = rememberYaml(2);
  const first = read('id: one');
  expect(first).toEqual(readYaml('id: one'));
  const second = read('id: two');
  expect(read('id: one')).toBe(first);
  expect(read('id: three')).toEqual(readYaml('id: three'));
  expect(read('id: one')).toBe(first);
  expect(read('id: two')).not.toBe(second);
  expect(read('id: two')).toEqual(second);
});
