print("aem-setup")
