/** A message to begin with. Titles and summaries are English and translated where they are shown. */
export interface MessageStart {
  /** Name of the file, without its ending. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

export const MESSAGE_STARTS: readonly MessageStart[] = [
  {
    id: 'note',
    title: 'Note',
    summary: 'Formatted text to one chat',
    text: `---
to:
---
**Heads-up:** the staging database is read-only until 15:00.
`,
  },
  {
    id: 'release',
    title: 'Release',
    summary: 'Asks for the version, takes branch and commit from Git',
    text: `---
to:
variables:
  version:
    prompt: Which version?
    default: 1.0.0
  branch: { git: branch }
  commit: { git: shortCommit }
---
**Release \${version}** is out, from \${branch} (\`\${commit}\`).

- Please report what looks odd in this thread.
`,
  },
  {
    id: 'incident',
    title: 'Incident',
    summary: 'Mentions everyone, with a severity to choose',
    text: `---
to:
mentions: [all]
variables:
  severity:
    prompt: How bad is it?
    options: [SEV-1, SEV-2, SEV-3]
    default: SEV-2
  what: { prompt: What happened? }
---
**\${severity}:** \${what}

1. Who is on call joins the thread.
2. The next update comes in 15 minutes.
`,
  },
  {
    id: 'log',
    title: 'Log',
    summary: 'A file of the workspace as a code block',
    text: `---
to:
as: code
---
\${file:build.log}
`,
  },
  {
    id: 'card',
    title: 'Card',
    summary: 'A card with values filled in when it is sent',
    text: `---
to:
as: card
variables:
  version: { prompt: Which version? }
---
\`\`\`json
{
  "elements": [
    { "element_type": "title", "title": { "text": "Deploy \${version}" } },
    { "element_type": "description", "description": { "format": 2, "text": "By \${git:author}, from \${git:branch}." } }
  ]
}
\`\`\`
`,
  },
];
