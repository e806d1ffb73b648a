// The text a phone reads off a 行驶证, taken apart: whose, which car, since when. Lines may be torn and labels doubled in
// English; what cannot be told is left out. Deliberately fills nothing: a person compares it with the paper first.
import type { BusinessDate } from '@/backend/generated';

export interface Licence {
  plate?: string;
  vin?: string;
  owner?: string;
  address?: string;
  brand?: string;
  model?: string;
  vehicle_type?: string;
  engine_no?: string;
  bought_on?: BusinessDate;
  inspection_until?: BusinessDate;
  household?: boolean;
}

/** What stands on the paper before each value, in both its languages. */
const LABELS = {
  plate: ['号牌号码', 'Plate No.', 'Plate No'],
  vehicle_type: ['车辆类型', 'Vehicle Type'],
  owner: ['所有人', 'Owner'],
  address: ['住址', '住所', 'Address'],
  use: ['使用性质', 'Use Character'],
  kind: ['品牌型号', '厂牌型号', 'Model'],
  vin: ['车辆识别代号', '车辆识别代码', 'VIN'],
  engine_no: ['发动机号码', '发动机号', 'Engine No.', 'Engine No'],
  bought_on: ['注册日期', '登记日期', 'Register Date'],
  issued: ['发证日期', 'Issue Date'],
  inspection: ['检验有效期至', '检验记录'],
} as const;
type Label = keyof typeof LABELS;

/** Nothing when the text is no licence: fewer than three of its labels, and neither plate nor VIN. */
export function readLicence(text: string): Licence | null {
  const plain = text.normalize('NFKC').replace(/[\u200e\u200f\ufeff]/g, '');
  const values = valuesOf(plain);
  const plate = plateIn(values.get('plate') ?? plain);
  const vin = vinIn(values.get('vin') ?? plain) ?? vinIn(plain);
  if (values.size < 3 || !(plate || vin)) return null;
  const kind = brandAndModel(values.get('kind'));
  return present({
    plate,
    vin,
    owner: values.get('owner')?.replace(/\s+/g, ''),
    address: values.get('address')?.replace(/\s+/g, ''),
    brand: kind?.brand,
    model: kind?.model,
    vehicle_type: values.get('vehicle_type'),
    engine_no: values
      .get('engine_no')
      ?.replace(/[^A-Za-z0-9-]/g, '')
      .toUpperCase(),
    bought_on: dateIn(values.get('bought_on')),
    inspection_until: monthEndIn(values.get('inspection')),
    household: values.has('use') ? /非营运/.test(values.get('use') ?? '') : undefined,
  });
}

/** Whether an owner's name is a company's, as far as its last word tells. */
export const isCompany = (name: string): boolean =>
  /(公司|厂|中心|局|队|院|学校|社|店|协会|办事处)$/.test(name);

/** Each label's value: the rest of its line, or the next line where the paper was read in two columns. */
function valuesOf(text: string): Map<Label, string> {
  const every = Object.entries(LABELS).flatMap(([label, words]) => words.map((word) => ({ label, word })));
  const longest = every.sort((a, b) => b.word.length - a.word.length);
  const marks: { label: Label; from: number; until: number }[] = [];
  for (const { label, word } of longest) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const until = at + word.length;
      if (!marks.some((mark) => at < mark.until && until > mark.from))
        marks.push({ label: label as Label, from: at, until });
    }
  }
  marks.sort((a, b) => a.from - b.from);
  const values = new Map<Label, string>();
  marks.forEach(({ label, until }, index) => {
    const rest = text.slice(until, marks[index + 1]?.from ?? text.length);
    const value = rest
      .split(/[\r\n]+/)
      .map((part) => part.replace(/^[\s::]+|\s+$/g, ''))
      .find(Boolean);
    if (value && !values.has(label)) values.set(label, value);
  });
  return values;
}

const plateIn = (text: string) =>
  /[\u4e00-\u9fff][A-Z][·.\s]?[A-Z0-9]{4,5}[A-Z0-9学挂警港澳]/u
    .exec(text.toUpperCase())?.[0]
    .replace(/[·.\s]/g, '');
const vinIn = (text: string) => /(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])/.exec(text.toUpperCase())?.[0];

function brandAndModel(text: string | undefined): { brand: string; model: string } | undefined {
  const parts = /^(.+?)牌\s*(.+)$/.exec(text ?? '');
  return parts ? { brand: (parts[1] ?? '').replace(/汽车$/, ''), model: (parts[2] ?? '').trim() } : undefined;
}

function dateIn(text: string | undefined): BusinessDate | undefined {
  const parts = /(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/.exec(text ?? '');
  return parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : undefined;
}

/** An inspection holds to the end of the month it names. */
function monthEndIn(text: string | undefined): BusinessDate | undefined {
  const parts = /(\d{4})\s*[-年./]\s*(\d{1,2})/.exec(text ?? '');
  if (!parts) return undefined;
  const [year, month] = [Number(parts[1]), Number(parts[2])];
  if (month < 1 || month > 12) return undefined;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return `${year}-${String(month).padStart(2, '0')}-${days}`;
}

/** Only what was there. */
function present(read: { [K in keyof Licence]: Licence[K] | undefined }): Licence {
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined && value !== ''),
  ) as Licence;
}
