import fc from 'fast-check';
import { createTextTable } from '../../knowledge/text-table';

test('every text is found by its number, and no other is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.array(fc.string()), (texts, others) => {
      const table = createTextTable(texts);
      const plain = new Map(texts.map((text, at) => [text, at]));
      for (const text of [...texts, ...others]) {
        expect(table.get(text)).toBe(plain.get(text));
        expect(table.has(text)).toBe(plain.has(text));
      }
      expect([...table.keys()]).toEqual(texts);
      expect(table.size).toBe(texts.length);
    }),
  );
});

test('a text that is part of two neighbours is not one of them', () => {
  const table = createTextTable(['safe', 'guarding']);
  expect(table.has('safeguarding')).toBe(false);
  expect(table.has('guard')).toBe(false);
});
