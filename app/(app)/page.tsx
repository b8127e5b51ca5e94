import { Landing } from '@/components/landing/landing'

export default async function HomePage() {
  return <Landing seed={crypto.randomUUID()} />
}
