// A column of a Grid. Deliberately no cell markup: that is the slot `cell-<key>` of the screen.
export interface Column<R> {
  key: string;
  title: string;
  /** A track of CSS grid: `90px`, `minmax(120px, 2fr)`. */
  width?: string;
  /** Right-aligned. */
  figures?: boolean;
  /** The text of the cell where no slot is given. */
  text?: (row: R) => string | number | null | undefined;
  /** What to sort by; without it the column does not sort. */
  sort?: (row: R) => string | number;
}
