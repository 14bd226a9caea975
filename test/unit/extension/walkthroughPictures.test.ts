import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly contributes: {
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly media: { readonly svg?: string; readonly altText?: string };
      }[];
    }[];
  };
}

const root = path.resolve(__dirname, '../../..');
const folder = 'media/walkthrough';
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { contributes } = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const steps = contributes.walkthroughs.flatMap(({ steps: each }) => each);
const files = readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);

const values = (svg: string, attribute: string): readonly string[] =>
  [...svg.matchAll(new RegExp(String.raw`\s(?:${attribute})="([^"]*)"`, 'gu'))].map(
    ([, value]) => value ?? '',
  );

describe('pictures of the walkthrough', () => {
  it('each step has one of its own, and each picture a step', () => {
    const shown = steps.map(({ id, media }) => media.svg ?? id);
    assert.deepEqual(shown.toSorted(), files.toSorted());
  });

  it('each says in words of its own what it shows', () => {
    const words = steps.map(({ id, media }) => texts[media.altText?.slice(1, -1) ?? ''] ?? assert.fail(id));
    assert.equal(new Set(words).size, steps.length);
  });

  for (const file of files)
    describe(path.basename(file), () => {
      const svg = read(file);

      it('holds shapes and text, and points to nothing outside', () => {
        const elements = new Set([...svg.matchAll(/<(\w[\w:-]*)/gu)].map(([, name]) => name ?? ''));
        const drawn = ['svg', 'defs', 'g', 'use', 'path', 'rect', 'circle', 'text', 'tspan'];
        assert.deepEqual(
          [...elements].filter((name) => !drawn.includes(name)),
          [],
        );
        assert.deepEqual(values(svg, String.raw`on\w+|style|src`), []);
        assert.doesNotMatch(
          svg.replace('xmlns="http://www.w3.org/2000/svg"', ''),
          /\burl\(|:\/\/|@import|<!/u,
        );
        const ids = values(svg, 'id').map((id) => `#${id}`);
        assert.deepEqual(
          values(svg, '[\\w:]*href').filter((target) => !ids.includes(target)),
          [],
        );
      });

      it('takes its colors and fonts from the theme', () => {
        const ofTheTheme = /^(?:none|currentColor|var\(--vscode-[\w-]+(?:, var\(--vscode-[\w-]+\))?\))$/u;
        const colors = values(svg, 'fill|stroke|color|stop-color|font-family');
        assert.ok(colors.length > 10);
        assert.deepEqual(
          colors.filter((color) => !ofTheTheme.test(color)),
          [],
        );
      });

      it('shows nothing for a color that a theme leaves out, where it would else fill an area with that of the text', () => {
        assert.match(svg, /^<svg [^>]*fill="none"/u);
        const [, ofText = ''] =
          /\n {2}<g fill="var\(--vscode-foreground\)"[^>]*>([\s\S]*?)\n {2}<\/g>/u.exec(svg) ?? [];
        assert.ok(ofText.includes('<text'));
        assert.doesNotMatch(ofText, /<(?:rect|path|circle)/u);
      });
    });
});
