/**
 * The characters that Golos Text has, the same in each of its styles: hexadecimal, single or from-to. A library that reads fonts would cost
 * each worker that draws 30 MB to find them out, and the first document a tenth of a second. A test compares them with the fonts.
 */
const RANGES = `
0 d 20-7e a0-107 10a-113 116-11b 11e-123 126-127 12a-12b 12e-133 136-137 139-13e 141-148 14a-14d 150-15b
15e-161 164-165 16a-17e 192 218-21b 237 2bc 2c6-2c7 2d8-2dd 300-304 306-308 30a-30c 312 326-328 401-40c
40e-44f 451-45c 45e-45f 490-49d 4a0-4a5 4aa-4ab 4ae-4b3 4b6-4bb 4c0 4c3-4c4 4c7-4c8 4cb-4cc 4cf-4df 4e2-4eb
4ee-4f5 4f8-4f9 512-513 1e80-1e85 1e9e 1ef2-1ef3 2009 2010-2014 2018-201a 201c-201e 2020-2022 2026 202f-2030
2039-203a 2044 2074 2081-2084 20ac 20b4 20b8 20bd 2116 2122 2190-2193 2196-2199 2206 2212 2215 221a 2248
2264-2265 2329-232a f401 f40a f50c-f50d f536-f537 f53c-f53d f6ba-f6bc f6d1 f6d4 feff ffff
`;

export function readPrintableCharacters(): ReadonlySet<number> {
  const characters = new Set<number>();
  for (const range of RANGES.trim().split(/\s/)) {
    const [first = Number.NaN, last = first] = range.split('-').map((digits) => Number.parseInt(digits, 16));
    for (let character = first; character <= last; character += 1) characters.add(character);
  }
  return characters;
}
