const FONT = 'var(--font)'
const CODE = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace'

/** The theme of ReDoc in our colours and type. ReDoc computes with colours, so it gets no variables. */
export function redocTheme(): object {
  const ink = colourOf('--ink-1')
  const quiet = colourOf('--ink-2')
  const line = colourOf('--line')
  const display = colourOf('--display')
  const chassis = colourOf('--chassis')
  const raised = colourOf('--raised')
  return {
    spacing: { sectionVertical: 24 },
    breakpoints: { small: '48rem', medium: '75rem', large: '105rem' },
    colors: {
      primary: { main: ink },
      success: { main: ink },
      error: { main: colourOf('--danger') },
      text: { primary: ink, secondary: quiet },
      gray: { 50: raised, 100: raised },
      border: { dark: line, light: line },
      responses: {
        success: { color: ink, backgroundColor: raised, tabTextColor: ink },
        error: { color: quiet, backgroundColor: raised, tabTextColor: quiet },
        redirect: { color: quiet, backgroundColor: raised, tabTextColor: quiet },
        info: { color: quiet, backgroundColor: raised, tabTextColor: quiet },
      },
      http: Object.fromEntries(METHODS.map((method) => [method, METHOD])),
    },
    schema: {
      linesColor: line,
      nestedBackground: raised,
      typeNameColor: quiet,
      typeTitleColor: quiet,
      requireLabelColor: colourOf('--accent-ink'),
      nestingSpacing: '1em',
    },
    typography: {
      fontFamily: FONT,
      fontSize: '14px',
      lineHeight: '20px',
      fontWeightBold: '600',
      headings: { fontFamily: FONT, fontWeight: '600', lineHeight: '1.3' },
      code: {
        fontFamily: CODE,
        fontSize: '12px',
        color: ink,
        backgroundColor: raised,
        wrap: true,
      },
      links: { color: ink, visited: ink, hover: ink },
    },
    sidebar: { width: '260px', backgroundColor: chassis, textColor: ink, activeTextColor: ink },
    rightPanel: { backgroundColor: chassis, textColor: ink, width: '40%' },
    codeBlock: { backgroundColor: display },
    fab: { backgroundColor: raised, color: ink },
  }
}

// Readable under white text in both themes.
const METHOD = 'rgb(92, 88, 84)'
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'basic', 'link']

/** The RGB value of a colour token as the browser renders it. */
function colourOf(token: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const pen = canvas.getContext('2d')
  if (!pen) return 'rgb(128, 128, 128)'
  // Transparent colours are blended with the page behind them.
  for (const name of ['--display', token]) {
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name)
    pen.fillRect(0, 0, 1, 1)
  }
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}
