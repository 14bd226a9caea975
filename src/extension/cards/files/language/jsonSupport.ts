import { getLanguageService, InsertTextFormat, TextDocument } from 'vscode-json-languageservice';
import type { CompletionItem, LanguageService, MarkupContent, Range } from 'vscode-json-languageservice';
import * as vscode from 'vscode';
import { Markdown } from '../../../base/markdown';
import { editorJsonSchema } from '../../../../cards/schema/editorSchema';

const SCHEMA_URI = 'seatalk://card.schema.json';

/** The engine of the editor's own JSON support, with the schema of cards. */
export class JsonSupport {
  readonly #service: LanguageService = getLanguageService({});
  /** Without a schema, like the editor's own support of files that the manifest doesn't name. */
  readonly #plain: LanguageService = getLanguageService({});

  constructor() {
    const schemas = [{ uri: SCHEMA_URI, fileMatch: ['*'], schema: editorJsonSchema() }];
    this.#service.configure({ validate: false, schemas });
  }

  /** What the schema allows at a place, without what the editor itself suggests there from the rest of the file. */
  async complete(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionList | undefined> {
    const { text, json } = this.#parse(document);
    const [found, plain] = await Promise.all(
      [this.#service, this.#plain].map((service) => service.doComplete(text, position, json)),
    );
    if (!found) return undefined;
    const offered = new Set(plain?.items.map(({ label }) => label));
    const items = found.items.filter(({ label }) => !offered.has(label));
    return new vscode.CompletionList(items.map(toEditor), found.isIncomplete);
  }

  /** The schema's description of the field at a place, as Markdown. */
  async describe(document: vscode.TextDocument, position: vscode.Position): Promise<string | undefined> {
    const { text, json } = this.#parse(document);
    const hover = await this.#service.doHover(text, position, json);
    const contents = hover?.contents;
    if (contents === undefined) return undefined;
    const parts = Array.isArray(contents) ? contents : [contents];
    return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n\n');
  }

  #parse(document: vscode.TextDocument) {
    const text = TextDocument.create(document.uri.toString(), 'jsonc', document.version, document.getText());
    return { text, json: this.#service.parseJSONDocument(text) };
  }
}

function toEditor(item: CompletionItem): vscode.CompletionItem {
  const made = new vscode.CompletionItem(item.label, vscode.CompletionItemKind.Value);
  // The editor counts kinds from 0, the protocol from 1.
  if (item.kind !== undefined) made.kind = item.kind - 1;
  const edit = item.textEdit;
  const text = edit?.newText ?? item.insertText ?? item.label;
  made.insertText =
    item.insertTextFormat === InsertTextFormat.Snippet ? new vscode.SnippetString(text) : text;
  if (edit && 'range' in edit) made.range = toRange(edit.range);
  if (item.filterText !== undefined) made.filterText = item.filterText;
  if (item.sortText !== undefined) made.sortText = item.sortText;
  if (item.documentation !== undefined) made.documentation = toMarkdown(item.documentation);
  if (item.command) made.command = { title: item.command.title, command: item.command.command };
  return made;
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function toMarkdown(words: string | MarkupContent): vscode.MarkdownString | string {
  return typeof words === 'string' ? words : Markdown.ours(words.value);
}
