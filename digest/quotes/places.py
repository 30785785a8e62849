"""Places and the words made of them: what a capital letter does not make a person. Written for this package."""

_COUNTRIES = """
Afghanistan:Afghan Albania:Albanian Algeria:Algerian Angola:Angolan Argentina:Argentine Armenia:Armenian
Australia:Australian Austria:Austrian Azerbaijan:Azerbaijani Bahrain:Bahraini Bangladesh:Bangladeshi
Belarus:Belarusian Belgium:Belgian Belize:Belizean Benin:Beninese Bhutan:Bhutanese Bolivia:Bolivian Bosnia:Bosnian
Botswana:Motswana Brazil:Brazilian Britain:British Brunei:Bruneian Bulgaria:Bulgarian Burundi:Burundian
Cambodia:Cambodian Cameroon:Cameroonian Canada:Canadian Chad:Chadian Chile:Chilean China:Chinese Colombia:Colombian
Congo:Congolese Croatia:Croatian Cuba:Cuban Cyprus:Cypriot Czechia:Czech Denmark:Danish Ecuador:Ecuadorian
Egypt:Egyptian England:English Eritrea:Eritrean Estonia:Estonian Ethiopia:Ethiopian Europe:European Fiji:Fijian
Finland:Finnish France:French Gabon:Gabonese Gambia:Gambian Georgia:Georgian Germany:German Ghana:Ghanaian
Greece:Greek Greenland:Greenlandic Guatemala:Guatemalan Guinea:Guinean Guyana:Guyanese Haiti:Haitian Honduras:Honduran
Hungary:Hungarian Iceland:Icelandic India:Indian Indonesia:Indonesian Iran:Iranian Iraq:Iraqi Ireland:Irish
Israel:Israeli Italy:Italian Jamaica:Jamaican Japan:Japanese Kazakhstan:Kazakh Kenya:Kenyan Korea:Korean
Kosovo:Kosovan Kuwait:Kuwaiti Kyrgyzstan:Kyrgyz Laos:Lao Latvia:Latvian Lebanon:Lebanese Lesotho:Basotho
Liberia:Liberian Libya:Libyan Lithuania:Lithuanian Luxembourg:Luxembourgish Macedonia:Macedonian Madagascar:Malagasy
Malawi:Malawian Malaysia:Malaysian Maldives:Maldivian Mali:Malian Malta:Maltese Mauritania:Mauritanian
Mauritius:Mauritian Mexico:Mexican Moldova:Moldovan Monaco:Monegasque Mongolia:Mongolian Montenegro:Montenegrin
Morocco:Moroccan Mozambique:Mozambican Myanmar:Burmese Namibia:Namibian Nepal:Nepalese Netherlands:Dutch
Nicaragua:Nicaraguan Niger:Nigerien Nigeria:Nigerian Norway:Norwegian Oman:Omani Pakistan:Pakistani
Palestine:Palestinian Panama:Panamanian Paraguay:Paraguayan Peru:Peruvian Philippines:Filipino Poland:Polish
Portugal:Portuguese Qatar:Qatari Romania:Romanian Russia:Russian Rwanda:Rwandan Samoa:Samoan Scotland:Scottish
Senegal:Senegalese Serbia:Serbian Singapore:Singaporean Slovakia:Slovak Slovenia:Slovenian Somalia:Somali
Spain:Spanish Sudan:Sudanese Suriname:Surinamese Sweden:Swedish Switzerland:Swiss Syria:Syrian Taiwan:Taiwanese
Tajikistan:Tajik Tanzania:Tanzanian Thailand:Thai Tibet:Tibetan Togo:Togolese Tonga:Tongan Tunisia:Tunisian
Turkey:Turkish Turkmenistan:Turkmen Uganda:Ugandan Ukraine:Ukrainian Uruguay:Uruguayan Uzbekistan:Uzbek
Vanuatu:Ni-Vanuatu Venezuela:Venezuelan Vietnam:Vietnamese Wales:Welsh Yemen:Yemeni Zambia:Zambian Zimbabwe:Zimbabwean
America:American Africa:African Asia:Asian Palestine:Palestinians Scotland:Scots
"""
_PLACES = """
US UK USA UAE EU UN U.S. U.K. U.N. E.U. U.S.A. D.C. DC United States Kingdom Nations Emirates Arab Saudi Hong Kong
Zealand Washington London Paris Berlin Moscow Beijing Tokyo Seoul Pyongyang Delhi Mumbai Islamabad Kabul Tehran
Baghdad Damascus Jerusalem Gaza Cairo Tripoli Nairobi Lagos Abuja Johannesburg Pretoria Addis Ababa Khartoum Kinshasa
Kyiv Kiev Warsaw Prague Vienna Budapest Bucharest Sofia Athens Ankara Istanbul Rome Milan Madrid Barcelona Lisbon
Brussels Amsterdam Hague Geneva Zurich Stockholm Oslo Copenhagen Helsinki Dublin Edinburgh Glasgow Cardiff Belfast
Manchester Birmingham Liverpool Leeds Oxford Cambridge York Angeles Chicago Boston Houston Dallas Philadelphia Detroit
Seattle Miami Atlanta Francisco Vegas Orleans California Texas Florida Ohio Pennsylvania Illinois Michigan Virginia
Massachusetts Arizona Colorado Minnesota Wisconsin Maryland Missouri Tennessee Indiana Iowa Nevada Oregon Utah Alabama
Louisiana Kentucky Oklahoma Connecticut Kansas Arkansas Mississippi Nebraska Idaho Hawaii Maine Hampshire Jersey
Carolina Dakota Montana Delaware Alaska Vermont Wyoming Toronto Montreal Ottawa Vancouver Ontario Quebec Sydney
Melbourne Canberra Brisbane Perth Auckland Wellington Queensland Shanghai Shenzhen Guangzhou Wuhan Taipei Bangkok
Manila Jakarta Hanoi Singapore Kuala Lumpur Yangon Dhaka Colombo Kathmandu Rio Janeiro Paulo Brasilia Buenos Aires
Santiago Lima Bogota Caracas Havana Mexico City Europe Africa Asia America Americas North South East West Northern
Southern Eastern Western Central Middle Pacific Atlantic Arctic Antarctic Mediterranean Gulf Crimea Donbas Chechnya
Kashmir Punjab Kerala Goa Gujarat Bengal Assam Bihar Tamil Nadu Uttar Pradesh Brooklyn Manhattan Queens Bronx Earth
Moon Mars Bay River Lake Mount Mountain Island Islands Street Avenue Road Square Park Airport Stadium Beach Valley
Coast Bridge Capitol Hill White House Downing Kremlin Pentagon Vatican Brexit Covid COVID Internet Twitter Facebook
Google Youtube YouTube Instagram Islam Christianity God Bible Quran Olympics Olympic Cup Premier League Championship
Games Prize Act Bill Treaty Amendment World War Day Week Year Award Awards Festival Republic Union Province Region
District County Town Village Court Parliament Congress Senate Commons Ministry Department University College School
Institute Council Committee Commission Agency
"""
_GROUPS = """
Republican Democratic Democrat Republicans Democrats Conservative Labour Liberal Tory Tories Socialist Communist
Christian Muslim Jewish Catholic Orthodox Protestant Sunni Shia Shiite Hindu Buddhist Sikh Kurdish Kurd Tamil Hispanic
Latino Black White Asian Libertarian Green Greens Independent Conservatives Democrat-led Republican-led Muslims
Christians Jews Taliban Hamas Hezbollah Nobel Oscar-winning Grammy-winning Olympian Internet Web Wall Nato NATO Arabs
Uyghur Rohingya Maori Aboriginal Indigenous
"""
COUNTRIES = frozenset(pair.split(":")[0].lower() for pair in _COUNTRIES.split())
GROUPS = frozenset(_GROUPS.lower().split())
# Words for where somebody comes from or belongs: "Norwegian", "Republican".
DEMONYMS = frozenset(pair.split(":")[1].lower() for pair in _COUNTRIES.split()) | GROUPS
PLACES = COUNTRIES | (frozenset(_PLACES.lower().split()) - {"premier", "minister"})

# Places that are surnames as well.
SURNAMES = frozenset(
    """
austin bay berlin bill chad cook dallas day francisco georgia hampshire hill house houston israel jordan lake lee lima
lincoln london north paris park post rivers rome santiago sofia street washington wellington west york
""".split()
)
