import { TABLE_FORMATS, type TableFormat } from '@networkml/pipeline';
import { Option } from 'commander';

/** How a table is printed, and where to. */
export interface TableFormatOptions {
  readonly format?: TableFormat;
  readonly output?: string;
}

/** The option of commands that print tables. */
export function tableFormatOption(): Option {
  return new Option(
    '-f, --format <format>',
    "how to print them (default: as the output file's name says, else csv)",
  ).choices(TABLE_FORMATS);
}

/** The format that is asked for, or that a file's name tells: `x.ndjson`, `x.ndjson.gz`, `x.parquet`. */
export function tableFormat({ format, output = '' }: TableFormatOptions): TableFormat {
  if (format !== undefined) return format;
  if (output.endsWith('.parquet')) return 'parquet';
  return /\.ndjson(\.gz)?$/.test(output) ? 'ndjson' : 'csv';
}
