// A column of a Grid, and the table that stands behind it. Deliberately no cell markup: that is the slot `cell-<key>` of the
// screen; and only what lists of this program do: what selects or filters adds its feature to `DOES`.
import type { RowData } from '@tanstack/vue-table';
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/vue-table';
import { computed } from 'vue';

export interface Column<R> {
  key: string;
  title: string;
  /** A track of CSS grid: `90px`, `minmax(120px, 2fr)`. */
  width?: string;
  /** Right-aligned. */
  figures?: boolean;
  /** The text of the cell where no slot is given. */
  text?: (row: R) => string | number | null | undefined;
  /** What to sort by; without it the column does not sort. Only for lists that are there whole: of a list that comes page
   *  by page the core alone knows the order. */
  sort?: (row: R) => string | number;
}

const DOES = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** Names as a Chinese index has them, figures by size. */
const ORDER = new Intl.Collator('zh-CN');
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'string' || typeof b === 'string') return ORDER.compare(String(a), String(b));
  return Number(a > b) - Number(a < b);
}

/** The rows of a grid as they are to be shown, and what its columns can do. */
export function useColumns<R extends RowData>(of: {
  columns: Column<R>[];
  rows: R[];
  rowKey: (row: R) => string | number;
}) {
  return useTable<typeof DOES, R>({
    features: DOES,
    data: computed(() => of.rows),
    columns: computed(() =>
      of.columns.map(({ key, sort }) => ({
        id: key,
        accessorFn: sort ?? (() => null),
        enableSorting: !!sort,
        sortFn: (a, b) => compare(a.getValue(key), b.getValue(key)),
      })),
    ),
    getRowId: (row) => String(of.rowKey(row)),
    sortDescFirst: false,
  });
}
