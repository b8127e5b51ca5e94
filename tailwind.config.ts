import type { Config } from 'tailwindcss'

/** Scales. Colours are CSS variables of app/tokens.css, mapped to utilities in app/globals.css. */
const config: Config = {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    fontFamily: { sans: 'var(--font)' },
    fontSize: {
      12: ['12px', { lineHeight: '16px' }],
      14: ['14px', { lineHeight: '20px' }],
      16: ['16px', { lineHeight: '24px' }],
      20: ['20px', { lineHeight: '28px', letterSpacing: '-0.01em' }],
      28: ['28px', { lineHeight: '32px', letterSpacing: '-0.015em' }],
      40: ['40px', { lineHeight: '44px', letterSpacing: '-0.025em' }],
    },
    fontWeight: { normal: '400', strong: '600' },
    borderRadius: {
      none: '0',
      tick: '1px',
      mark: '4px',
      control: '6px',
      item: '8px',
      bar: '10px',
      panel: '12px',
      full: '999px',
    },
    boxShadow: {
      1: 'var(--shadow-1)',
      2: 'var(--shadow-2)',
      none: 'none',
    },
    extend: {
      spacing: {
        control: 'var(--control)',
        'control-large': 'var(--control-large)',
        row: 'var(--row)',
        sheet: '356px',
        gutter: 'var(--gutter)',
      },
      transitionDuration: {
        fast: 'var(--fast)',
        normal: 'var(--normal)',
        slow: 'var(--slow)',
      },
      transitionTimingFunction: {
        out: 'cubic-bezier(0.2, 0, 0, 1)',
        in: 'cubic-bezier(0.4, 0, 1, 1)',
        riffle: 'cubic-bezier(0.65, 0, 0.2, 1)',
      },
      screens: { phone: { max: '767.98px' }, wide: '1180px' },
    },
  },
}

export default config
