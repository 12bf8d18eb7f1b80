import { useEffect, useMemo, useState } from 'react';
import type { AgencyPost } from '../../../shared/domain/agency.ts';
import { useDesk } from '../desk/desk.ts';
import { postsOf } from './overlay/posts.ts';

const none: readonly AgencyPost[] = [];

/** Every post and hospital that the administrator has entered, with an agency or in a list of places. */
export function usePosts(): readonly AgencyPost[] {
  const agencies = useDesk((state) => state.agencies);
  const [listed, setListed] = useState(none);
  useEffect(() => {
    const { invoke, subscribe } = window.siaga;
    const look = async (): Promise<void> => {
      const answer = await invoke('map.posts', {});
      if (answer.ok) setListed(answer.value);
    };
    void look();
    return subscribe('desk.ready', () => void look());
  }, []);
  return useMemo(() => [...postsOf(agencies), ...listed], [agencies, listed]);
}
