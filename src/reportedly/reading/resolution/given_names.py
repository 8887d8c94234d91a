"""Given names that nearly always tell a man from a woman; the weakest evidence of gender, after the document's own.

The common ones of the United States census of 1990 (public domain) that one sex bears six times as often as the other,
and some from elsewhere that the news often names.
"""

from __future__ import annotations

MEN = frozenset(
    """
    Aaron Abdul Abdullah Abel Abraham Adam Adolfo Adrian Agustin Ahmad Ahmed Akira Al Alan Albert Alberto
    Alejandro Aleksandr Alessandro Alex Alexander Alexandre Alexei Alfonso Alfred Alfredo Ali Allan Allen
    Alonzo Alton Alvaro Alvin Amir Amos Anatoly Anders Andre Andrei Andrej Andres Andrew Andrzej Andy Angelo
    Angus Anthony Antoine Anton Antonin Antonio Antonis Archie Arkady Armand Armando Arne Arnold Arthur Arturo
    Ashraf Asif Austin Barack Barney Barry Bart Bashar Ben Benito Benjamin Benny Bernard Bernie Bert Bilal
    Bill Billy Björn Blaine Blake Bob Bobby Bogdan Boris Boyd Brad Bradford Bradley Brady Brandon Brendan
    Brent Bret Brett Brian Bruce Bryan Bryant Bryce Bryon Burton Byron Caleb Calvin Cameron Carl Carlos
    Carlton Carsten Cecil Cedric Cesar Chad Charles Charley Charlie Chester Chris Christian Christopher Chuck
    Clarence Clark Claude Clay Clayton Cliff Clifford Clifton Clint Clyde Cody Colin Conrad Corey
    Cornel Cornelius Cory Craig Curt Curtis Cyril Dale Damian Damien Damon Dan Dane Daniel Danny Darin Darius
    Darnell Darrel Darrell Darren Darrin Darryl Darwin Daryl Dave David Dean Delbert Demetrius Denis Dennis
    Denny Denys Derek Derrick Desmond Devin Dewayne Dewey Dexter Dmitri Dmitry Dmytro Domingo Dominic Dominick
    Don Donald Donnie Donny Doug Douglas Doyle Drew Duane Dustin Dwayne Dwight Dylan Earl Earnest Ed Eddie
    Edgar Edmond Edmund Edouard Eduardo Edward Edwin Efrain Egor Elbert Eldon Eli Elias Elijah Elliot Elliott
    Ellis Elmer Elton Elvin Elwood Emanuel Emil Emilio Emmanuel Emmett Emre Enda Enrique Eoin Eric Erick Erik
    Ernest Ernesto Ernie Ervin Erwin Esteban Ethan Eugene Evan Everett Ezra Fabian Fadi Faisal Farid Felipe
    Felix Fernando Fidel Floyd Forrest Francisco Frank Franklin François Fred Freddie Freddy Frederick
    Fredrick Fredrik Friedrich Gabriel Garrett Garry Gary Gene Geoffrey George Georges Georgi Gerald Gerard
    Gerardo Gerhard Gianni Gilbert Gilberto Giorgio Giovanni Giuseppe Glen Glenn Gordon Grady Graham Grant
    Greg Gregg Gregorio Gregory Grover Guillermo Gunther Gustavo Guy Günter Haider Hal Hamid Hamza Hans Harish
    Harlan Harley Harold Harrison Harry Harvey Hassan Hector Heinz Helmut Henri Henrik Henry Herbert Herman
    Hiroshi Homer Horace Horst Howard Hubert Hugh Hugo Humberto Hussein Ian Ibrahim Ignacio Igor Ilya Imran
    Ira Irvin Irving Isaac Iskander Ismael Ismail Ivan Ivo Jaap Jack Jacob Jacques Jake Jakub Jamal James
    Jamil Jared Jarosław Jarrod Jason Jasper Javad Javier Jay Jeb Jeff Jeffery Jeffrey Jeffry Jens Jerald
    Jeremiah Jeremy Jermaine Jerome Jerry Jess Jesse Jesus Jim Jimmy Jiří Joaquin Joe Joel Joesph Joey Johan
    Johann Johannes John Johnathan Johnny Jon Jonas Jonathan Jonathon Jorge Jose Josef Joseph Josh Joshua Juan
    Julian Julio Julius Justin Jörg Jürgen Kareem Karim Karl Kaspar Keith Kellen Kelvin Ken Kendrick Kenji
    Kenneth Kenny Kent Kermit Kevin Khaled Khalid Kirk Kofi Konstantin Kristopher Kurt Kyle Lamont Lance Lanny
    Larry Lars Laszlo Laurence Lawrence Lech Leland Leo Leon Leonard Leonardo Leonid Leroy Lester Levi Lewis
    Lionel Lloyd Logan Lonnie Loren Lorenzo Louie Louis Lowell Luca Lucas Luigi Luis Lukas Luke Luther Lyle
    Mack Mahmoud Maksim Malcolm Manuel Marc Marcel Marco Marcos Marcus Marek Mario Mark Markos Marlin Marlon
    Marshall Martin Marvin Mason Mateusz Mathew Mats Matt Matteo Matthew Maurice Max Mehmet Melvin Micah
    Michael Micheal Miguel Mike Mikhail Miles Milton Mitch Mitchell Mitt Mohamed Mohammad Mohammed Moises
    Monte Monty Morris Moses Muhammad Murray Mustafa Myron Narendra Nate Nathan Nathaniel Neal Ned Neil Nelson
    Newt Nicholas Nick Nicolas Nigel Nikita Nikolai Noah Nolan Norbert Norman Olaf Oleg Oleksandr Oleksiy
    Oliver Omar Orlando Orville Osama Oscar Otis Otto Owen Pablo Paolo Patrick Paul Pavel Pavlo Pedro Percy
    Perry Pete Peter Petr Petro Petros Phil Philip Phillip Pierre Piotr Preston Quentin Quinton Rafael Rahm
    Rahul Rajiv Ralph Ramiro Ramon Ramzan Rand Randal Randall Randolph Randy Raphael Rashid Raul Ray Raymond
    Recep Reggie Reginald Reince Reuben Rex Reynaldo Ricardo Rich Richard Rick Rickey Ricky Rob Robert Roberto
    Rod Roderick Rodger Rodney Rodolfo Rogelio Roger Roland Rolando Roman Ron Ronald Ronnie Roosevelt Rory
    Roscoe Ross Roy Ruben Rudolph Rudy Rufus Rush Ruslan Russel Russell Ryan Sadiq Salman Salvador Salvatore
    Sam Sammy Samuel Sanjay Santiago Saul Scott Scotty Sean Sergei Sergey Sergio Serhiy Seth Shane Shaun Shawn
    Sheldon Shinzo Sidney Siegfried Silvio Simon Slava Solomon Spencer Stan Stanislav Stanley Stefan Stefano
    Stephan Stephen Steve Steven Stewart Stuart Sunil Sven Svend Sylvester Tareq Tariq Taro Ted Teddy Terence
    Terrance Terrell Terrence Thabo Thaddeus Theodore Thierry Thomas Thurman Tim Timmy Timothy Todd Tom Tomas
    Tomasz Tommy Tomáš Tony Travis Trent Trevor Trey Troy Tyler Tyrone Tyson Ulrich Uwe Vaclav Valentin Vance
    Vernon Vicente Victor Viktor Vincent Virgil Vitali Vitaly Vladimir Volodymyr Vyacheslav Wade Wallace
    Walter Warren Wayne Wendell Werner Wesley Wilbert Wilbur Wilfred Wilfredo Wilhelm Willard William Willis
    Winston Wolfgang Woodrow Xavier Xi Yasser Yevgeny Yitzhak Yuri Yusuf Zachary Zoltan
    """.split()
)

WOMEN = frozenset(
    """
    Abigail Addie Adele Adriana Adrienne Agnes Agnieszka Aida Aimee Aisha Aleksandra Alena Alexandra Alice
    Alicia Alisa Alisha Alison Alla Allison Alma Alyssa Amal Amanda Amber Amelia Amina Amy Ana Anastasia
    Andrea Angela Angele Angelica Angelina Angie Anita Anja Ann Anna Anne Anneliese Annette Annie Annika
    Antoinette Antonia Anya April Ariana Arianna Arlene Ashley Asma Astrid Audrey Aurora Ayesha Barbara
    Beatrice Beatriz Becky Belinda Benazir Bernadette Bernice Bertha Bessie Beth Bethany Betsy Bettie Betty
    Beulah Beverly Birgit Blanca Blanche Bobbie Bonnie Brandi Brandy Brenda Brianna Bridget Brigitte Britta
    Brittany Brittney Brooke Caitlin Camille Candace Candice Cara Carla Carly Carmela Carmen Carol Carole
    Carolina Caroline Carolyn Carrie Cassandra Cassie Catalina Catherine Cathy Cecelia Cecilia Celeste Celia
    Charlene Charlotte Chelsea Cheri Cherie Cheryl Chiara Christa Christie Christina Christine Christy Cindy
    Claire Clara Claudia Colleen Connie Constance Consuelo Cora Corinne Cristiane Cristina Crystal Cynthia
    Daisy Daniela Danielle Darla Darlene Darya Dawn Deanna Debbie Debora Deborah Debra Delia Della Delores
    Deloris Dena Denise Desiree Diana Diane Dianna Dianne Dilma Dina Dolores Donatella Donna Dora Doreen Doris
    Dorothea Dorothy Dorthy Edith Edna Effie Eileen Ekaterina Elaine Eleanor Elena Elisa Elisabeth Elise
    Elizabeth Elke Ella Ellen Eloise Elsa Elsie Elva Elvira Emily Emine Emma Erica Erika Erin Erma Ernestine
    Esperanza Essie Estella Estelle Esther Ethel Etta Eugenia Eula Eunice Eva Evelyn Faith Fannie Fatima Fatou
    Fay Faye Federica Felicia Fiona Flora Florence Frances Francine Francisca Frauke Freda Gabriela Gabrielle
    Gail Gayle Genevieve Geraldine Gertrude Gina Ginger Giorgia Giulia Gladys Glenda Gloria Grace Greta
    Gretchen Gudrun Gwen Gwendolyn Haley Hanna Hannah Hannelore Harriet Hattie Hazel Heather Heidi Helen
    Helena Helene Henrietta Hilda Hillary Holly Hope Huma Ida Ilse Indira Inez Inga Ingeborg Ingrid Irene
    Irina Iris Irma Isabel Isabella Isabelle Ivana Ivanka Jacinda Jacqueline Jacquelyn Jana Jane Janelle Janet
    Janette Janice Janie Janine Janis Jasmine Jean Jeanette Jeanne Jeannette Jeannie Jeannine Jenifer Jenna
    Jenni Jennie Jennifer Jenny Jessica Jill Jillian Jo Joan Joann Joanna Joanne Jodi Johanna Josefina
    Josephine Josie Joy Joyce Juana Juanita Judith Judy Julia Julie June Kaja Kamala Kara Karen Kari Karin
    Karla Katarina Kate Katharina Katherine Kathleen Kathryn Kathy Katie Katrina Kay Kayla Kayleigh Keiko
    Kelley Kelli Kellie Kellyanne Kelsey Kendra Kerri Kim Kimberley Kimberly Kirsten Kirstjen Krista Kristen
    Kristi Kristie Kristin Kristina Kristine Kristy Krystal Kyra Lana Larissa Latasha Latonya Latoya Laura
    Laurel Lauren Laurie Leah Leigh Leila Lela Lena Leni Lenora Leona Leticia Liesl Lila Lillian Lillie Linda
    Lindsay Lindsey Lisa Ljubov Lois Lola Lora Lorena Lorene Loretta Lori Lorna Lorraine Lottie Louise Lourdes
    Lucia Lucie Lucille Lucinda Lucy Ludmila Lula Luz Lydia Lynda Lynette Lynne Lyudmila Mabel Mable Madeleine
    Madeline Mae Maeve Magdalena Maggie Malala Mamie Mandy Manuela Marcella Marcia Margaret Margarita Margie
    Marguerite Mari Maria Marian Mariana Marianne Maribel Marie Marija Marilyn Marina Marine Marion Marissa
    Marjan Marjorie Marla Marlene Marsha Marta Martha Mary Maryann Matilda Mattie Maude Maureen Maxine Megan
    Meghan Megyn Melania Melanie Melba Melinda Melissa Melody Mercedes Meredith Mette Michaela Michele
    Michelle Mildred Mindy Minnie Miranda Miriam Mollie Molly Mona Monica Monique Muriel Myra Myrna Myrtle
    Nadezhda Nadia Nadine Nancy Naomi Natalia Natalie Natasha Nell Nellie Nettie Nichole Nicola Nicole Nikki
    Nina Nora Norma Oksana Olga Olive Olivia Ornella Pam Pamela Patrica Patrice Patricia Patsy Patti Patty
    Paula Paulette Pauline Pearl Peggy Penny Petra Phyllis Polly Priscilla Priti Rachael Rachel Ramona Rania
    Raquel Reba Rebecca Rebekah Regina Rena Renee Rhonda Rita Roberta Robin Robyn Rochelle Ronda Rosa Rosalie
    Rosario Rose Rosemarie Rosemary Rosetta Rosie Roxanne Ruby Ruth Sabrina Sadie Sallie Sally Samantha Samira
    Sandra Sandy Sanna Sara Sarah Sarai Shanna Shari Sharon Shawna Sheila Shelia Shelley Shelly Sheri Sherri
    Sherrie Sherry Sheryl Shirley Sigrid Silke Silvia Simone Sinead Siobhan Solveig Sonia Sonja Sonya Sophia
    Sophie Stacey Stacie Stacy Stefanie Stella Stephanie Sue Susan Susanne Susie Suzanne Svetlana Sviatlana
    Sylvia Tabitha Tamara Tami Tamika Tammie Tammy Tanya Tara Tasha Tatiana Tatyana Teresa Teri Terri Thelma
    Theodora Theresa Therese Tiffany Tina Toni Tonya Tracey Traci Tracie Tricia Trina Trisha Trudy Tulsi Tzipi
    Ulrike Ursula Valentina Valeria Valerie Vanessa Velma Vera Verna Veronica Vicki Vickie Vicky Victoria
    Viktoria Viola Violet Virginia Vivian Vivienne Wanda Wendy Whitney Wilma Winifred Yasmin Yelena Yoko
    Yolanda Yulia Yvette Yvonne Zainab Zara Zoe Ángela
    """.split()
)
