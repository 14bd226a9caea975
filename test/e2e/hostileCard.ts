const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const RTL = 'safe\u202Egnp.exe';

const deep = (levels: number): unknown => (levels === 0 ? 'end' : { in: deep(levels - 1) });

const redirect = (text: string, path: string) => ({
  element_type: 'button',
  button: {
    button_type: 'redirect',
    text,
    mobile_link: { type: 'web', path },
    desktop_link: { type: 'web', path },
  },
});

/** Everything that a card could try against the page that draws it. */
export const HOSTILE_CARD = JSON.stringify({
  elements: [
    { element_type: 'title', title: { text: MARKUP } },
    { element_type: 'title', title: { text: `NUL \0 and ${RTL}` } },
    {
      element_type: 'description',
      description: { text: `**${MARKUP}** [link](javascript:document.title=3) \`${MARKUP}\`\n${RTL}` },
    },
    { element_type: 'description', description: { text: 'a'.repeat(300_000), format: 2 } },
    { element_type: 'image', image: { content: 'javascript:alert(1)' } },
    { element_type: 'image', image: { content: 'https://tracker.invalid/pixel.png' } },
    { element_type: MARKUP },
    redirect('script link', 'javascript:document.title=4'),
    redirect('file link', 'file:///etc/passwd'),
    redirect('command link', 'command:workbench.action.terminal.new'),
    redirect('name in link', 'https://bank.example@attacker.invalid/'),
    { element_type: 'title', title: { text: 'deep', more: deep(400) } },
    ...Array.from({ length: 20_000 }, (_, index) => ({
      element_type: 'title',
      title: { text: `row ${index}` },
    })),
  ],
});
