import Papa from 'papaparse';
import { PipelineError } from '../pipeline-error.js';

/** A line of a label file. */
export interface LabelLine {
  readonly fields: readonly string[];
  /** Its number in the file, from 1. */
  readonly line: number;
}

/** A label file as fields, with its columns by name. */
export class LabelTable {
  readonly lines: readonly LabelLine[];
  readonly #columns: readonly string[];

  /**
   * Separated by commas, or by tabs where the header line has any.
   *
   * @param text content of the file
   * @param path its name, for error messages
   * @throws {@link PipelineError} naming the line for an open quote, a row that is too short or too long, and a column
   * that is there twice
   */
  constructor(
    text: string,
    readonly path: string,
  ) {
    const [header, ...lines] = linesOf(text.replace(/^\ufeff/, ''), path);
    this.lines = lines;
    this.#columns = header?.fields ?? [];
    const twice = this.#columns.find((name, i) => name !== '' && this.#columns.indexOf(name) !== i);
    if (twice !== undefined) this.fail(1, `the column ${JSON.stringify(twice)} is there twice`);
    for (const { fields, line } of lines) {
      if (fields.length !== this.#columns.length)
        this.fail(line, `${fields.length} fields, expected the ${this.#columns.length} of the header line`);
    }
  }

  /** Names of the columns, in their order. */
  get columns(): readonly string[] {
    return this.#columns;
  }

  /** The place of a column. @throws {@link PipelineError} if there is none of that name */
  column(name: string): number {
    const index = this.#columns.indexOf(name);
    return index >= 0
      ? index
      : this.fail(1, `no column ${JSON.stringify(name)}, it has ${this.#columns.join(', ')}`);
  }

  /** What a line has in a column; undefined if it is empty, or there is no such column. */
  field({ fields }: LabelLine, name: string): string | undefined {
    return fields[this.#columns.indexOf(name)] || undefined;
  }

  /** @throws {@link PipelineError} always */
  fail(line: number, problem: string): never {
    throw new PipelineError('bad-labels', `${this.path}, line ${line}: ${problem}`);
  }
}

function linesOf(text: string, path: string): LabelLine[] {
  const lines: LabelLine[] = [];
  let line = 1;
  let position = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, errors: [error], meta }) => {
      if (error !== undefined)
        throw new PipelineError('bad-labels', `${path}, line ${line}: ${error.message}`);
      const fields = data.map((field) => field.trim());
      if (fields.some((field) => field !== '') || fields.length > 1) lines.push({ fields, line });
      line += newlines(text, position, meta.cursor);
      position = meta.cursor;
    },
  });
  return lines;
}

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = end < 0 ? text : text.slice(0, end);
  return header.includes('\t') ? '\t' : ',';
}

/** Line ends between two places: LF, CR LF, or CR alone. */
function newlines(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0;
}
