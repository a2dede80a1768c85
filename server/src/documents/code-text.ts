/**
 * The compact text inside a document's QR code and barcode: facts between colons, a CRC-32 of them at the end. The check value
 * finds a misread code; it proves nothing about the document. Only the last four digits of the IIN are in it, because a QR code
 * is readable by everyone who sees the card.
 */
import { crc32 } from 'node:zlib';
import { isoDateOrNull } from '../calendar/almaty-date.ts';
import type { DocumentDefinition, ReadCommon } from './document-type.ts';
import { transliterateName } from './transliteration.ts';

const FORMAT = 'QJT1';

/** The texts behind the two machine-readable codes. The reply's images and the printed document carry the same texts. */
export interface DocumentCodes {
  qrText: string;
  barcode: { symbology: 'pdf417' | 'code128'; text: string };
}

/**
 * QR: type, number, last four digits of the IIN, day of issue. A card has PDF417 beside it: the same and the owner's names. An A4 sheet
 * has Code 128: the number alone, which a clerk's hand scanner types.
 */
export function documentCodes(layout: DocumentDefinition['layout'], common: ReadCommon): DocumentCodes {
  const facts = commonFacts(common);
  const { lastName, firstName, middleName } = common.docOwner;
  return {
    qrText: codeText(facts),
    barcode:
      layout === 'card'
        ? { symbology: 'pdf417', text: codeText([...facts, lastName, firstName, middleName]) }
        : { symbology: 'code128', text: asciiNumber(common.docNumber) },
  };
}

/** Code 128 has no Cyrillic: `ТУ № 1234567` becomes `TU 1234567`. */
function asciiNumber(number: string): string {
  const latin = number.replace(/[^ -~]+/g, transliterateName);
  return latin.replace(/ +/g, ' ').trim() || '-';
}

function commonFacts({ docType, docNumber, docOwner, docIssuedDate }: ReadCommon): string[] {
  const issued = isoDateOrNull(docIssuedDate)?.replaceAll('-', '') ?? '';
  return [docType.code.toUpperCase(), docNumber, docOwner.iin.slice(-4), issued];
}

/** `QJT1:<fact>:<fact>…:<CRC-32 of what stands before it, eight hexadecimal digits>` */
export function codeText(facts: string[]): string {
  const text = [FORMAT, ...facts.map(withoutSeparators)].join(':');
  return `${text}:${checkValue(text)}`;
}

function checkValue(text: string): string {
  return crc32(text).toString(16).toUpperCase().padStart(8, '0');
}

function withoutSeparators(fact: string): string {
  return fact.replace(/[:\s]+/g, ' ').trim();
}
