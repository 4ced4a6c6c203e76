/** Whole messages that mean a command by themselves, in plain lower-case words, parted by semicolons. */
export const SAID = {
  tips: phrases(`
    tip of the day; daily tip; todays tip; today's tip; tip for today; a tip for me; another
    tip; another one; next tip; more tips; new tip; random tip; tip me; got any tips; any
    tips; one tip; quick tip; some advice; inspire me; surprise me
  `),
  stats: phrases(`
    the numbers; key figures; survey figures; survey results; facts and figures; latest
    figures; the data; some figures
  `),
  resources: phrases(`
    what have you got; what do you have; what is there; what's there; what have you got for
    me; list everything; list all; all resources; reading list; show everything; everything
    you have; the full list; full list; whole list; list of resources; list them; what
    resources do you have; what resources have you got; what resources are there; all of them;
    see everything; what can i read; what is available; what's available
  `),
  topics: phrases(`
    what topics; list topics; what topics do you cover; what do you cover; what subjects do
    you cover; what do you know about; which topics
  `),
  help: phrases(`
    what can you do; what do you do; how do you work; how does this work; how do i use this;
    how do i use you; what can i ask; what can i ask you; what can i say; what are you for;
    how can you help; how can you help me; can you help; can you help me; i need help; help
    please; what commands; list commands; what are the commands; which commands; show
    commands; get started; getting started with you; start; what are my options; how does the
    bot work; im stuck; i'm stuck; what is this; what's this; what can this bot do; what does
    this bot do; what can this do; i dont know what to do; what now; help me out; how to use
    this; how to use
  `),
  about: phrases(`
    who are you; what are you; who made you; who made this; who built you; about you; about
    this bot; are you a bot; are you a robot; are you human; are you real; are you ai; tell me
    about yourself; where do you get this from; where does this come from; who runs this;
    privacy policy; what is signpost
  `),
} as const;

/** The phrases of a list parted by semicolons. */
export function phrases(list: string): readonly string[] {
  return list.split(';').map((phrase) => phrase.replace(/\s+/g, ' ').trim());
}
