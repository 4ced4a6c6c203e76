import { phrases } from './phrases';

/** Whole messages that mean a change by themselves, in plain lower-case words, parted by semicolons. */
export const CHANGE_SAID = {
  subscribe: phrases(`
    sign me up; sign us up; sign up; subscribe me; subscribe us; subscribe this channel;
    subscribe here; daily tips; a tip every day; tips every day; post a tip every day; daily
    tip here; send me a tip every day; send me tips every day; send us a tip every day; set
    up daily tips; how do i subscribe; can i subscribe; set up a subscription; start daily
    tips; schedule tips; schedule a daily tip; how do i get a tip every day
  `),
  schedule: phrases(`
    my subscriptions; show schedule; show the schedule; my schedule; whats scheduled; what's
    scheduled; what is scheduled; when is the next post; when is the next tip; next post;
    next posts; list subscriptions; change the time; change the schedule; change schedule;
    what is posted here; what are you posting here
  `),
  pause: phrases(`
    pause posts; pause the posts; pause these posts; pause tips; pause the tips; stop for
    now; pause for now
  `),
  resume: phrases(`
    resume posts; start again; resume the posts; start posting again; resume tips; turn them
    back on
  `),
  skip: phrases(`
    skip next; skip the next one; skip the next post; skip tomorrow; skip today; skip one
  `),
  swap: phrases(`
    swap it; swap the next one; swap the next tip; swap the next post; pick another one for
    the next post
  `),
  preview: phrases(`
    preview the next post; preview next; what will you post next; what is the next post;
    show the next post; show me the next post
  `),
  missed: phrases(`
    what did i miss; what have i missed; what i missed; did i miss anything; catch up; catch
    me up; missed tips; tips i missed; this weeks tips; this week's tips; what did we miss
  `),
  history: phrases(`
    who changed this; who changed these posts; who changed the schedule; who changed the posts; who
    changed it; who set this up; who set these up; who set up these posts; who set these posts up; who
    subscribed us; who subscribed this channel; who paused this; who paused the posts; who paused these
    posts; who stopped the posts; who stopped these posts; changes here; what changed here; what was
    changed here; what has changed here; history of changes; show the history; show history; recent changes here; last changes here; show changes; who did this
  `),
  unsubscribe: phrases(`
    stop these posts; stop the posts; stop posting; stop posting here; stop sending tips;
    stop the tips; stop tips; no more tips; no more posts; stop daily tips; cancel
    subscription; cancel my subscription; cancel the subscription; turn off tips; turn off
    posts; opt out; unsubscribe me; unsubscribe us; how do i unsubscribe; stop this; stop
    it; how do i stop these posts
  `),
  forget: phrases(`
    forget me; delete my data; erase my data; delete everything about me; forget about me;
    remove my data; delete me; right to be forgotten
  `),
  held: phrases(`
    what do you hold on me; what do you hold about me; what do you know about me; what data
    do you hold on me; what data do you have on me; what do you have on me; what do you keep
    about me; what do you store about me; what data do you hold; what do you store; my data;
    subject access request; what have you got on me
  `),
  suggest: phrases(`
    suggest a tip; suggest a resource; i have a suggestion; how do i suggest a tip; add a
    tip; add a resource; make a suggestion; report a mistake; this is wrong; that is wrong;
    report an error; how do i suggest a resource
  `),
};
