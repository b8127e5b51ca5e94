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

/** Opens a menu; the menu itself is only made once it is wanted, since rows are many. */
export function MoreButton({ label, className, tabIndex, children }: MoreButtonProps) {
  const [isUsed, setUsed] = useState(false)
  const button = (
    <IconButton label={label} className={className} tabIndex={tabIndex}>
      <Icon of={Ellipsis} />
    </IconButton>
  )
  if (!isUsed) {
    return (
      <IconButton
        label={label}
        className={className}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        onClick={() => setUsed(true)}
      >
        <Icon of={Ellipsis} />
      </IconButton>
    )
  }
  return (
    <Menu
      modal={false}
      defaultOpen
      onOpenChange={(isOpen) => !isOpen && setTimeout(() => setUsed(false), 0)}
    >
      <MenuTrigger asChild>{button}</MenuTrigger>
      <MenuPanel align="end">{children()}</MenuPanel>
    </Menu>
  )
}
