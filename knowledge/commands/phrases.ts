/** Whole messages that mean a command by themselves, in plain lower-case words, parted by semicolons. */
export const SAID = {
  tips: phrases(`
    tip of the day; daily tip; todays tip; today's tip; tip for today; a tip for me; another
    tip; another one; next tip; more tips; new tip; random tip; tip me; got any tips; any
    tips; one tip; quick tip; some advice; inspire me; surprise me; teach me something; one for today; something for today; tip for the team; a tip for the team; todays one
  `),
  stats: phrases(`
    the numbers; key figures; survey figures; survey results; facts and figures; latest
    figures; the data; some figures; what did the survey say; what did the survey find; what does the survey say; survey findings; survey data; key statistics; key stats; main figures; headline figures; latest stats; latest statistics; main points of the survey
  `),
  resources: phrases(`
    what have you got; what do you have; what is there; what's there; what have you got for
    me; list everything; list all; all resources; reading list; show everything; everything
    you have; the full list; full list; whole list; list of resources; list them; what
    resources do you have; what resources have you got; what resources are there; all of them;
    see everything; what can i read; what is available; what's available; show all; see all; view all; list them all; what's in here; whats in here; what is on the list; what's on your list; whats on your list; what is in the library; what's in the library; whats in the library; show me what you've got; show me what youve got; show me what you have; let me see what you have; let me see what you've got; what else have you got; what else do you have; what have u got; wot have you got; what you got; everything you've got; all your resources; what resources can i see; what can i look at; what is in your library; what do you hold; show me around; what stuff have you got; what stuff do you have
  `),
  topics: phrases(`
    what topics; list topics; what topics do you cover; what do you cover; what subjects do
    you cover; what do you know about; which topics
  `),
  help: phrases(`
    what can you do; what do you do; how do you work; how does this work; how does this thing work; how do i use this;
    how do i use you; what can i ask; what can i ask you; what can i say; what are you for;
    how can you help; how can you help me; can you help; can you help me; i need help; help
    please; what commands; list commands; what are the commands; which commands; show
    commands; get started; getting started with you; start; what are my options; how does the
    bot work; im stuck; i'm stuck; what is this; what's this; what can this bot do; what does
    this bot do; what can this do; i dont know what to do; what now; help me out; how to use
    this; how to use; what are you able to do; how does this bot work; how do i use this bot; how do i use the bot; how do i use it; how do you use this; what sort of things can i ask; what sort of things can i ask you; what kind of questions can i ask; what questions can i ask; what questions can i ask you; what kind of things can you do; what things can you do; what sort of things can you do; what commands are there; what are your commands; list of commands; what commands do you have; i'm lost; im lost; i am lost; i'm confused; im confused; i am stuck; i dont know how to use this; i don't know how to use this; i dont get how this works; i don't know what to do; not sure what to do; user guide; user manual; instructions please; what is this for; what's this for; whats this for; what's this bot for; whats this bot for; what is this bot for; can someone help; can anyone help; can you assist; could you assist; what do i type; what should i type; what do i say; what do i do; what can you help with; what can you help me with; how can i use you; how can i use this; what are you good for; explain yourself; how do i ask a question; how do i start; where do i start with you; what can u do; wot can you do; wot do you do; what you do; what do u do; how to use this bot; how do i work this; how does it work; what's available to ask
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
