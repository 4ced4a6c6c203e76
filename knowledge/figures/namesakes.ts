import type { Subject } from './subjects';
import type { PlaceWords } from './word-schemas';

/** Areas that people call by the same name as another: "Kent" and "Kent county council area". */
const TAIL = / (county council area|metropolitan county)$/;

/** The other areas that a place's name may also mean. */
export const namesakes = (
  place: PlaceWords,
  places: readonly PlaceWords[],
): readonly PlaceWords[] => places.filter((one) => one !== place && bare(one) === bare(place));

const bare = ({ name }: PlaceWords): string => name.replace(TAIL, '').toLowerCase();

/** One sentence for each place asked about that shares its name, so that neither figure is taken for the other's. */
export function namesakeNotes(
  subjects: readonly Subject[],
  places: readonly PlaceWords[],
): readonly string[] {
  if (subjects.length > 4) return [];
  return subjects.flatMap(({ place }) => {
    const others = place === undefined ? [] : namesakes(place, places);
    if (place === undefined || others.length === 0) return [];
    const names = others.map((one) => `${one.name} (${level(one)})`).join(' and ');
    return `ONS gives two areas of this name: this is ${place.name} (${level(place)}); the other is ${names}.`;
  });
}

const level = ({ area }: PlaceWords): string =>
  area.length === 3 ? 'the region' : area.length === 4 ? 'the larger area' : 'the smaller area';
