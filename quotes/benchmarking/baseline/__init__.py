"""The same pages by the best SQL that we know, written by hand for just these questions.

They show what our pages show, by the same templates, through the same server and middleware, and
check nothing of what is asked. What a page costs beyond its baseline is what it does to answer any
question.
"""
