import { z } from 'zod';

// The content security policy lets nothing be evaluated; without this, zod tries to when its first object is made.
z.config({ jitless: true });
