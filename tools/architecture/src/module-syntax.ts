import ts from 'typescript';

/** One mention of another module in a source file. */
export interface ModuleImport {
  /** What stands in the quotes. */
  readonly specifier: string;
  /** Whether the compiler erases it: `import type`, `export type`, or `import('x')` as a type. */
  readonly typeOnly: boolean;
}

/** Every module that a TypeScript source imports or re-exports from. */
export function moduleImports(source: string): ModuleImport[] {
  const found: ModuleImport[] = [];
  const visit = (node: ts.Node): void => {
    const mention = mentionOf(node);
    if (mention) found.push(mention);
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  return found;
}

/** Whether a source does nothing but hand on what other files export. */
export function onlyReExports(source: string): boolean {
  return parse(source).statements.every(
    (statement) =>
      ts.isExportDeclaration(statement) &&
      (statement.moduleSpecifier !== undefined || isEmptyExport(statement)),
  );
}

function mentionOf(node: ts.Node): ModuleImport | undefined {
  if (ts.isImportDeclaration(node)) {
    return mention(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
  }
  if (ts.isExportDeclaration(node)) return mention(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return mention(node.argument.literal, true);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return mention(node.arguments[0], false);
  }
  return undefined;
}

function mention(specifier: ts.Node | undefined, typeOnly: boolean): ModuleImport | undefined {
  return specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, typeOnly } : undefined;
}

/** `export {}`, the module without exports. */
function isEmptyExport({ exportClause }: ts.ExportDeclaration): boolean {
  return exportClause !== undefined && ts.isNamedExports(exportClause) && exportClause.elements.length === 0;
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022);
}
