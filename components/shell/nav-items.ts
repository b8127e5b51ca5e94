import { FlaskConical, Heart, House, Import, type LucideIcon, Music, Settings } from 'lucide-react'

type NavItemName = 'home' | 'playlists' | 'songs' | 'liked' | 'import' | 'lab' | 'settings'

/** A page in the navigation; its label is the message of its name. */
export type NavItem = { href: string; name: NavItemName; icon: LucideIcon }

/** The pages in the sidebar. */
export const NAV_ITEMS: NavItem[] = [
  { href: '/', name: 'home', icon: House },
  { href: '/songs', name: 'songs', icon: Music },
  { href: '/liked', name: 'liked', icon: Heart },
  { href: '/import', name: 'import', icon: Import },
  { href: '/lab', name: 'lab', icon: FlaskConical },
]

export const SETTINGS_ITEM: NavItem = { href: '/settings', name: 'settings', icon: Settings }

/** Whether `href` is the current page or one above it. */
export const isCurrentPath = (path: string, href: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
