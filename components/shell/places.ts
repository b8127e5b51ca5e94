import { FlaskConical, Heart, House, Import, type LucideIcon, Music, Settings } from 'lucide-react'

export type Place = { href: string; name: string; icon: LucideIcon }

/** The pages one can always go to. */
export const PLACES: Place[] = [
  { href: '/', name: 'Home', icon: House },
  { href: '/songs', name: 'Songs', icon: Music },
  { href: '/liked', name: 'Liked', icon: Heart },
  { href: '/import', name: 'Import', icon: Import },
  { href: '/lab', name: 'Shuffle lab', icon: FlaskConical },
]

export const SETTINGS: Place = { href: '/settings', name: 'Settings', icon: Settings }

/** Whether a page is the one shown, or lies under it. */
export const isAt = (path: string, href: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
