import { ListSkeleton } from '@/components/playlists/list-skeleton'

export default function Loading() {
  return <ListSkeleton />
}
