'use client'

import { Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuTrigger } from '@/components/ui/menu'

type MoreButtonProps = {
  label: string
  className?: string
  tabIndex?: number
  children: () => ReactNode
}

/**
 * Opens a menu. The menu is mounted on the first click, because a table has many rows, and stays: its
 * button gets the focus back each time.
 */
export function MoreButton({ label, className, tabIndex, children }: MoreButtonProps) {
  const [isMounted, setMounted] = useState(false)
  if (!isMounted) {
    return (
      <IconButton
        label={label}
        className={className}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        onClick={() => setMounted(true)}
      >
        <Icon of={Ellipsis} />
      </IconButton>
    )
  }
  return (
    <Menu modal={false} defaultOpen>
      <MenuTrigger asChild>
        <IconButton label={label} className={className} tabIndex={tabIndex}>
          <Icon of={Ellipsis} />
        </IconButton>
      </MenuTrigger>
      <MenuPanel align="end">{children()}</MenuPanel>
    </Menu>
  )
}
