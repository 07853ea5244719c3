/** What one of our packages may do. Packages are named by their folder in `packages/` or `apps/`. */
export interface PackageRule {
  /** Our packages that its sources may import. */
  readonly imports: readonly string[];
  /** Our packages of which its sources may import types alone (`import type`). */
  readonly importsTypesOf: readonly string[];
  /** The keys of `exports` in its manifest; those that it may have besides. */
  readonly exports: readonly string[];
  readonly mayExport: readonly string[];
  /**
   * The files that may import Node's modules, and the folders (ending in `/`) whose files may; `all` where the
   * package never runs in a web page.
   */
  readonly nodeFiles: readonly string[] | 'all';
}

const anyLibrary = { importsTypesOf: [], exports: ['.', './package.json'], mayExport: [] };

/** Data flows one way, so imports go one way: towards the capture. */
export const rules: Readonly<Record<string, PackageRule>> = {
  pcap: {
    ...anyLibrary,
    imports: [],
    exports: ['.', './engines', './package.json'],
    nodeFiles: ['src/node/', 'src/engines/'],
  },
  mlp: {
    ...anyLibrary,
    imports: [],
    exports: ['.', './node', './package.json'],
    nodeFiles: ['src/node/'],
  },
  roles: { ...anyLibrary, imports: [], nodeFiles: [] },
  features: { ...anyLibrary, imports: ['pcap'], nodeFiles: [] },
  models: {
    ...anyLibrary,
    imports: ['mlp', 'features', 'roles'],
    exports: ['.', './node', './trained/*', './package.json'],
    nodeFiles: ['src/node/'],
  },
  pipeline: {
    ...anyLibrary,
    imports: ['pcap', 'features', 'mlp', 'roles', 'models'],
    exports: ['.', './node', './package.json'],
    nodeFiles: ['src/node/'],
  },
  report: { ...anyLibrary, imports: ['roles'], importsTypesOf: ['pipeline'], nodeFiles: 'all' },
  cli: {
    imports: ['pipeline', 'report'],
    importsTypesOf: ['pcap', 'features', 'mlp', 'roles', 'models'],
    exports: [],
    mayExport: ['./package.json'],
    nodeFiles: 'all',
  },
};

/** Names that say nothing about what is inside. */
export const emptyNames: readonly string[] = ['utils', 'util', 'helpers', 'helper', 'common', 'misc'];
