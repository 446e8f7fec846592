import { describe, expect, it } from 'vitest';
import { headOf, parameterValues, parseProperty } from '../../../../lib/services/carddav/vcard/property.ts';

const read = (line: string) => {
  const property = parseProperty(line);
  if (!property) return null;
  const parameters = property.parameters.map(({ name, values }) => `${name}=${values.join('|')}`);
  return [property.group, property.name, ...parameters, property.value];
};

describe('a property', () => {
  it.each([
    ['TEL:1', ['', 'TEL', '1']],
    ['item1.tel:1', ['item1', 'TEL', '1']],
    ['TEL;type=cell,voice;TYPE=pref:1', ['', 'TEL', 'TYPE=cell|voice', 'TYPE=pref', '1']],
    ['TEL;TYPE="cell,voice":1', ['', 'TEL', 'TYPE=cell|voice', '1']],
    ['TEL;CELL;QUOTED-PRINTABLE:=31', ['', 'TEL', 'TYPE=CELL', 'ENCODING=QUOTED-PRINTABLE', '=31']],
    ['ADR;LABEL="a:b;c,d":x:y', ['', 'ADR', 'LABEL=a:b;c,d', 'x:y']],
    ["X;P=a^nb^^c^'d:", ['', 'X', 'P=a\nb^c"d', '']],
    ['X;P="open:a"b', ['', 'X', 'P="open', 'a"b']],
    ['X;;P=:v', ['', 'X', 'TYPE=', 'P=', 'v']],
  ])('%s is taken apart', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each(['', 'no colon', ':value', 'two words:x', '.TEL:1', 'TEL.:1', 'ü:1'])('is not in %j', (line) => {
    expect(read(line)).toBeNull();
  });

  it('keeps its spelling', () => {
    const line = 'item1.Tel;type=CELL;Type="a,b";pref';
    const property = parseProperty(`${line}:1`);
    expect(property && headOf(property)).toBe(line);
    expect(property && parameterValues(property, 'TYPE')).toEqual(['CELL', 'a', 'b', 'pref']);
  });
});
