'use client'

import { Moon, Sun } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { chooseTheme, themeShown } from './theme'

/** Turns the light on or off. */
export function ThemeButton() {
  return (
    <IconButton
      label="Switch theme"
      onClick={() => chooseTheme(themeShown() === 'dark' ? 'light' : 'dark')}
    >
      <Icon of={Moon} className="light:hidden" />
      <Icon of={Sun} className="hidden light:inline" />
    </IconButton>
  )
}
